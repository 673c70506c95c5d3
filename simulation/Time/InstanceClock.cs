using Delightful.Simulation.Functions;

namespace Delightful.Simulation.Time;

/// <summary>
/// The clock of one function instance: it may be wrong, and may jump, but what it measures and waits for is right. A
/// timer belongs to the invocation that made it.
/// </summary>
internal sealed class InstanceClock(Timetable time, CurrentInvocation current) : TimeProvider
{
    /// <summary>How wrong the clock is.</summary>
    public TimeSpan Skew { get; set; }

    public override DateTimeOffset GetUtcNow() => time.Clock + Skew;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => time.Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(time, current, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(Timetable time, CurrentInvocation current, Action ring) : ITimer
    {
        private readonly Invocation? _owner = current.Value;
        private Appointment? _next;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Dispose();
            if (period != Timeout.InfiniteTimeSpan)
                throw new NotSupportedException("nothing in the pipeline rings more than once");
            if (dueTime != Timeout.InfiniteTimeSpan)
                _next = time.After(dueTime, Ring);
            return true;
        }

        private void Ring()
        {
            if (_owner is not { IsDead: true })
                current.Run(_owner, ring);
        }

        public void Dispose()
        {
            if (_next is { } next)
                time.Cancel(next);
            _next = null;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
