namespace Delightful.Core.Slots;

/// <summary>Who may work on a slot.</summary>
/// <param name="Holder">The deployment that holds it.</param>
/// <param name="Fence">Its number; every later lease has a higher one, and only the highest counts.</param>
/// <param name="Since">When it was taken.</param>
/// <param name="HeartbeatAt">The last sign of life.</param>
/// <param name="ExpiresAt">When it becomes suspect without another. Suspect is not broken: the proof decides.</param>
/// <param name="Proof">The external work that shows that the holder is alive: a build or a rollout; null between works.</param>
public sealed record Lease(
    string Holder, long Fence, DateTimeOffset Since, DateTimeOffset HeartbeatAt, DateTimeOffset ExpiresAt, string? Proof);
