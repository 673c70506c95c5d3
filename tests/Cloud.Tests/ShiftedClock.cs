namespace Delightful.Cloud.Tests;

/// <summary>The system's clock, which a test can set forward.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long _shift;

    public void SetForward(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _shift));
}
