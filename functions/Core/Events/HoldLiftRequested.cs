namespace Delightful.Core.Events;

/// <summary>The event "Hold Lift Requested", sent by a person or the command line.</summary>
public sealed record HoldLiftRequested
{
    /// <summary>The event's detail-type.</summary>
    public const string DetailType = "Hold Lift Requested";

    /// <summary>The service.</summary>
    public string? Service { get; init; }

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>Why it may be deployed again.</summary>
    public string? Reason { get; init; }

    /// <summary>Who asks, for people. Proven only when <see cref="By"/> is believed.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>Who asks, as one of our functions or AWS has proven it; as it is sent, with the proof. Null when there is none.</summary>
    public By? By { get; init; }

    /// <summary>The id of the request: the same one again changes nothing. The event's own id when null.</summary>
    public string? RequestId { get; init; }
}
