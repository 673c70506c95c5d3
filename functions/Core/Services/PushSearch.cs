using Delightful.Core.Slots;

namespace Delightful.Core.Services;

/// <summary>When the image repository of a service is searched for a push that nobody heard of.</summary>
public static class PushSearch
{
    /// <summary>The watchdog's minute, and what it may come late. Two ticks in this time search twice, which changes nothing.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(75);

    /// <summary>True when this tick has to search: once in <see cref="EnvironmentSettings.SearchEvery"/>, each slot at its own time.</summary>
    public static bool IsDue(SlotKey slot, EnvironmentSettings settings, DateTimeOffset now) =>
        settings.SearchEvery <= Tick || (now.UtcTicks + Shift(slot)) % settings.SearchEvery.Ticks < Tick.Ticks;

    /// <summary>Spreads the slots, the same way in every process.</summary>
    private static long Shift(SlotKey slot) => slot.ToString().Aggregate(0L, (sum, c) => (sum * 31 + c) % 86_400) * TimeSpan.TicksPerSecond;
}
