namespace Delightful.Core.Events;

/// <summary>
/// Who sent an event, proven by AWS: a signed call of STS's GetCallerIdentity that the receiver makes in the sender's name.
/// The signature covers what the event says (<see cref="Gate.Proving"/>), so it proves nothing of any other event, and it
/// allows no other call. AWS refuses it after some minutes.
/// </summary>
public sealed record Proof
{
    /// <summary>The header <c>authorization</c>.</summary>
    public string? Authorization { get; init; }

    /// <summary>The header <c>x-amz-date</c>.</summary>
    public string? Date { get; init; }

    /// <summary>The header <c>x-amz-security-token</c>; null for credentials that last.</summary>
    public string? SessionToken { get; init; }
}
