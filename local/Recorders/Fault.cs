namespace Delightful.Local.Recorders;

/// <summary>
/// What a recorder does to its next <paramref name="Times"/> calls: wait, and with a status or an error, refuse.
/// The wait is real time, whatever the cloud's speed: it is there to run into timeouts. With <paramref name="Lost"/> the
/// call is carried out first, so that only its answer is lost.
/// </summary>
public sealed record Fault(int? Status = null, int? RetryAfter = null, int Times = 1, int DelayMilliseconds = 0, string? Error = null, bool Lost = false);
