namespace Delightful.Dashboard.Tests.World;

/// <summary>A clock that goes on from the moment at which the story stands.</summary>
sealed class Clock : TimeProvider
{
    long ahead;

    public void Set(DateTimeOffset moment) => Interlocked.Exchange(ref ahead, (moment - base.GetUtcNow()).Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
}
