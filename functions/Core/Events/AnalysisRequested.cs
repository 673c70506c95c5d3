using System.Text.Json.Serialization;

namespace Delightful.Core.Events;

/// <summary>Our event "Analysis Requested". Any analyzer may answer it with "Analysis Completed".</summary>
public sealed record AnalysisRequested
{
    /// <summary>The event's detail-type.</summary>
    public const string DetailType = "Analysis Requested";

    /// <summary>The deployment that waits for the answer.</summary>
    public required string DeploymentId { get; init; }

    /// <summary>The id that joins everything of this request.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The image tag.</summary>
    public required string Tag { get; init; }

    /// <summary>The image digest.</summary>
    public required string Digest { get; init; }

    /// <summary>The source bundle's key in the artifact bucket; null when the commit is unknown.</summary>
    public string? SourceBundle { get; init; }

    /// <summary>Where in the artifact bucket the variables have to be written. An answer that names another place is not believed.</summary>
    public required string VariablesKey { get; init; }

    /// <summary>True when the environment wants a language model asked too. Written only then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LanguageModel { get; init; }
}
