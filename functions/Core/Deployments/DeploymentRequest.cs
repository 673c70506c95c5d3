using System.Text.Json.Serialization;
using Delightful.Core.Gate;
using Delightful.Core.Services;

namespace Delightful.Core.Deployments;

/// <summary>What is asked for: this image in this slot, and on whose behalf.</summary>
public sealed record DeploymentRequest
{
    /// <summary>A push of an image, the preview of one, a promotion of a release, or a rollback to one.</summary>
    public required DeploymentKind Kind { get; init; }

    /// <summary>The image tag, for people; what runs is found by digest.</summary>
    public required string Tag { get; init; }

    /// <summary>The image digest, <c>sha256:…</c>.</summary>
    public required string Digest { get; init; }

    /// <summary>The image repository's name.</summary>
    public required string Repository { get; init; }

    /// <summary>The registry address of the repository, without tag.</summary>
    public required string RepositoryUrl { get; init; }

    /// <summary>When the image was pushed, or the promotion or the rollback asked for.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who or what asked: <c>image push</c>, or the name given with the request.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Why, in the words of who asked; empty for a push.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The id that stands on every event, log line, build, comment and message of this request.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>Where the code lives, <c>owner/name</c>; null when unknown.</summary>
    public string? SourceRepository { get; init; }

    /// <summary>The commit the image was built from; null when neither tag nor label tells.</summary>
    public string? Commit { get; init; }

    /// <summary>The settings of the slot when the request was accepted.</summary>
    public required EnvironmentSettings Settings { get; init; }

    /// <summary>The release to restore; only for a rollback.</summary>
    public Release? Target { get; init; }

    /// <summary>Where the image was verified before; only for a promotion.</summary>
    public Promoted? Promoted { get; init; }

    /// <summary>Who asked, as far as that is proven; only for a promotion.</summary>
    public Person? Person { get; init; }

    /// <summary>When the image was pushed, as far as this request tells.</summary>
    [JsonIgnore]
    public DateTimeOffset PushedAt => Promoted?.PushedAt ?? RequestedAt;
}

/// <summary>Why a deployment exists.</summary>
public enum DeploymentKind
{
    /// <summary>An image was pushed.</summary>
    [JsonStringEnumMemberName("push")]
    Push,

    /// <summary>A person asked for an earlier release.</summary>
    [JsonStringEnumMemberName("rollback")]
    Rollback,

    /// <summary>A person wants here what was verified in the environment before.</summary>
    [JsonStringEnumMemberName("promotion")]
    Promotion,

    /// <summary>An image of a pull request was pushed: it is planned to show what would change, and never applied.</summary>
    [JsonStringEnumMemberName("preview")]
    Preview,
}
