namespace Delightful.Core.Events;

/// <summary>The event "Promotion Requested": a person wants a release of the environment before in the next one.</summary>
public sealed record PromotionRequested
{
    /// <summary>The event's detail-type.</summary>
    public const string DetailType = "Promotion Requested";

    /// <summary>The service.</summary>
    public string? Service { get; init; }

    /// <summary>The environment to promote to.</summary>
    public string? Environment { get; init; }

    /// <summary>The environment that has the release; the one before when null.</summary>
    public string? From { get; init; }

    /// <summary>The release, by tag; the one that serves there when null.</summary>
    public string? Tag { get; init; }

    /// <summary>The typed word that production asks for, <c>DEPLOY</c>; null elsewhere.</summary>
    public string? Confirmation { get; init; }

    /// <summary>Why. Stands in the history, the comment and the thread.</summary>
    public string? Reason { get; init; }

    /// <summary>Who asks.</summary>
    public By? By { get; init; }

    /// <summary>The id of the request: the same one again changes nothing. The event's own id when null.</summary>
    public string? RequestId { get; init; }
}
