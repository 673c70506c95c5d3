using System.Text.Json.Serialization;

namespace Delightful.Pipeline.AwsEvents;

/// <summary>
/// The detail of "CodeBuild Build State Change" and "CodeBuild Build Phase Change": what is read of it. Its dates and
/// durations come in forms that differ between regions and versions, so nothing depends on them.
/// </summary>
public sealed record CodeBuildChange
{
    /// <summary>The build's full ARN.</summary>
    [JsonPropertyName("build-id")]
    public string? BuildId { get; init; }

    /// <summary>IN_PROGRESS, SUCCEEDED, FAILED, STOPPED, FAULT or TIMED_OUT; absent from a phase change.</summary>
    [JsonPropertyName("build-status")]
    public string? BuildStatus { get; init; }

    /// <summary>The phase that a phase change ends.</summary>
    [JsonPropertyName("completed-phase")]
    public string? CompletedPhase { get; init; }

    /// <summary>The rest.</summary>
    [JsonPropertyName("additional-information")]
    public CodeBuildInformation? Information { get; init; }
}

/// <summary>The part of a CodeBuild event that says what the build was given and gave.</summary>
public sealed record CodeBuildInformation
{
    /// <summary>What the build was given.</summary>
    [JsonPropertyName("environment")]
    public CodeBuildEnvironment? Environment { get; init; }

    /// <summary>What the build gave.</summary>
    [JsonPropertyName("exported-environment-variables")]
    public List<CodeBuildVariable>? Exported { get; init; }

    /// <summary>Its phases as far as it came.</summary>
    [JsonPropertyName("phases")]
    public List<CodeBuildPhase>? Phases { get; init; }

    /// <summary>Where its log is.</summary>
    [JsonPropertyName("logs")]
    public CodeBuildLogs? Logs { get; init; }
}

/// <summary>What a build was given.</summary>
public sealed record CodeBuildEnvironment
{
    /// <summary>Its variables, the overridden ones among them.</summary>
    [JsonPropertyName("environment-variables")]
    public List<CodeBuildVariable>? Variables { get; init; }
}

/// <summary>One variable of a build.</summary>
public sealed record CodeBuildVariable
{
    /// <summary>Its name.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>Its value.</summary>
    [JsonPropertyName("value")]
    public string? Value { get; init; }
}

/// <summary>One phase of a build.</summary>
public sealed record CodeBuildPhase
{
    /// <summary>For example QUEUED or BUILD.</summary>
    [JsonPropertyName("phase-type")]
    public string? Type { get; init; }

    /// <summary>How it ended; absent while it runs.</summary>
    [JsonPropertyName("phase-status")]
    public string? Status { get; init; }
}

/// <summary>Where the log of a build is.</summary>
public sealed record CodeBuildLogs
{
    /// <summary>The console's address of the log.</summary>
    [JsonPropertyName("deep-link")]
    public string? DeepLink { get; init; }
}
