namespace Delightful.Local.Faults;

/// <summary>What happens to a call of an AWS service.</summary>
public enum ServiceFaultKind
{
    /// <summary>It is answered with an internal error and has no effect.</summary>
    Error,

    /// <summary>It is refused as one too many and has no effect.</summary>
    Throttle,

    /// <summary>It has its effect, but the answer is an internal error.</summary>
    LoseAnswer,

    /// <summary>It has no effect, and the answer, an error, comes only after <see cref="ServiceFault.Delay"/>.</summary>
    Hang,
}

/// <summary>
/// A fault for the next <paramref name="Count"/> calls of a service by its signing name, for example <c>dynamodb</c>,
/// and, unless null, of an operation and with <paramref name="About"/> somewhere in their body.
/// </summary>
public sealed record ServiceFault(
    ServiceFaultKind Kind, string Service, string? Operation = null, int Count = 1, TimeSpan Delay = default, string? About = null);
