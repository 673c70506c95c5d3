using System.Text.Json.Serialization;
using Delightful.Core.Deployments;

namespace Delightful.Core.Events;

/// <summary>Our event "Deployment Changed": a deployment moved on, waits, stalled or ended.</summary>
public sealed record DeploymentChanged
{
    /// <summary>The event's detail-type.</summary>
    public const string DetailType = "Deployment Changed";

    /// <summary>The deployment.</summary>
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

    /// <summary>A push or a rollback.</summary>
    public required DeploymentKind Kind { get; init; }

    /// <summary>The stage's name.</summary>
    public required string Stage { get; init; }

    /// <summary>How it ended; null while it runs.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>True when this tells of a stall: nothing was heard for a while. Written only then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Stalled { get; init; }

    /// <summary>
    /// True when nothing happened to it, but the time has gone on, or what it waits for has: what is shown is brought up to date, and
    /// nobody is called. Written only then.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Progress { get; init; }

    /// <summary>What happened, in one sentence.</summary>
    public required string Sentence { get; init; }
}
