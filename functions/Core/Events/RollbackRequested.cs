namespace Delightful.Core.Events;

/// <summary>The event "Rollback Requested", sent by a person or the command line.</summary>
public sealed record RollbackRequested
{
    /// <summary>The event's detail-type.</summary>
    public const string DetailType = "Rollback Requested";

    /// <summary>The service.</summary>
    public string? Service { get; init; }

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>The release to restore, by tag; the one before the current when null.</summary>
    public string? ToTag { get; init; }

    /// <summary>Why. Stands in the hold, the comment and the thread.</summary>
    public string? Reason { get; init; }

    /// <summary>Who asks, for people. Proven only when <see cref="By"/> is believed: anyone who may put events on the bus can write any name.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>Who asks, as one of our functions or AWS has proven it; as it is sent, with the proof. Null when there is none.</summary>
    public By? By { get; init; }

    /// <summary>The id of the request: the same one again changes nothing. The event's own id when null.</summary>
    public string? RequestId { get; init; }
}
