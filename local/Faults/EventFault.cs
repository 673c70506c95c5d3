namespace Delightful.Local.Faults;

/// <summary>What happens to an event instead of one delivery.</summary>
public enum EventFaultKind
{
    /// <summary>It is never routed.</summary>
    Lose,

    /// <summary>It is routed twice, with one id.</summary>
    Duplicate,

    /// <summary>It is routed after <see cref="EventFault.Delay"/>, not scaled by the cloud's speed.</summary>
    Delay,
}

/// <summary>
/// A fault for the next <paramref name="Count"/> events of a source and, unless null, of a detail-type and with
/// <paramref name="About"/> somewhere in their JSON, for example the name of a service.
/// </summary>
public sealed record EventFault(
    EventFaultKind Kind, string Source, string? DetailType = null, int Count = 1, TimeSpan Delay = default, string? About = null);
