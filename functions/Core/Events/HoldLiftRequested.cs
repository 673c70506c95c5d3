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

    /// <summary>Who asks. Not proven.</summary>
    public string? RequestedBy { get; init; }
}
