namespace Delightful.Cloud.Tests.Delivery;

/// <summary>A clock on which time, and every timer, goes faster.</summary>
internal sealed class HurriedClock(int times) : TimeProvider
{
    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _start + (TimeProvider.System.GetUtcNow() - _start) * times;

    public override long TimestampFrequency => TimeProvider.System.TimestampFrequency;

    public override long GetTimestamp() => TimeProvider.System.GetTimestamp() * times;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        TimeProvider.System.CreateTimer(callback, state, Shorter(dueTime), Shorter(period));

    private TimeSpan Shorter(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / times;
}
