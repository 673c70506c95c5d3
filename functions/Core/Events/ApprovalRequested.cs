using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;

namespace Delightful.Core.Events;

/// <summary>Our event "Approval Requested": a deployment waits for a person. "Approval Decided" answers it.</summary>
public sealed record ApprovalRequested
{
    /// <summary>The event's detail-type.</summary>
    public const string DetailType = "Approval Requested";

    /// <summary>The deployment that asks.</summary>
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

    /// <summary>A push or a promotion.</summary>
    public required DeploymentKind Kind { get; init; }

    /// <summary>What an answer must name.</summary>
    public required string Token { get; init; }

    /// <summary>The hash of the plan that is asked about.</summary>
    public required string PlanSha256 { get; init; }

    /// <summary>The serial of the state that it was made against; null when the build did not say.</summary>
    public long? StateSerial { get; init; }

    /// <summary>Why a person is asked, in one sentence.</summary>
    public required string Because { get; init; }

    /// <summary>What asks, one by one.</summary>
    public ImmutableArray<string> Asks { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Until when it can be answered.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Who may answer, by name; empty when everybody may who has proven who they are.</summary>
    public ImmutableArray<string> Approvers { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>True when an approval has to carry the typed word. Written only then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NeedsWord { get; init; }
}
