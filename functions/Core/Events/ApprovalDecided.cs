namespace Delightful.Core.Events;

/// <summary>The event "Approval Decided": a person approved or rejected what a deployment asks for.</summary>
public sealed record ApprovalDecided
{
    /// <summary>The event's detail-type.</summary>
    public const string DetailType = "Approval Decided";

    /// <summary>The word for a yes.</summary>
    public const string Approve = "approve";

    /// <summary>The word for a no.</summary>
    public const string Reject = "reject";

    /// <summary>The service.</summary>
    public string? Service { get; init; }

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>The deployment that asks.</summary>
    public string? DeploymentId { get; init; }

    /// <summary><see cref="Approve"/> or <see cref="Reject"/>.</summary>
    public string? Decision { get; init; }

    /// <summary>
    /// The token of what was asked. It is bound to the plan, the image and the state that were shown: an answer to anything
    /// else is refused.
    /// </summary>
    public string? Token { get; init; }

    /// <summary>Who answers.</summary>
    public By? By { get; init; }

    /// <summary>Why. Stands in the history, the comment and the thread.</summary>
    public string? Reason { get; init; }

    /// <summary>The typed word that production asks for, <c>DEPLOY</c>; null elsewhere.</summary>
    public string? Confirmation { get; init; }

    /// <summary>The id of the answer: the same one again changes nothing. The event's own id when null.</summary>
    public string? RequestId { get; init; }

    /// <summary>When it was answered, by the clock of who sent it. For people only.</summary>
    public DateTimeOffset? At { get; init; }
}
