namespace Delightful.Core.Events;

/// <summary>Our event "Request Refused": something was asked that cannot be accepted, and nothing was changed.</summary>
public sealed record RequestRefused
{
    /// <summary>The event's detail-type.</summary>
    public const string DetailType = "Request Refused";

    /// <summary>What was asked, by the detail-type of the event that asked.</summary>
    public required string Request { get; init; }

    /// <summary>The id of the event that asked.</summary>
    public required string EventId { get; init; }

    /// <summary>What is wrong with it.</summary>
    public required InputError Error { get; init; }
}
