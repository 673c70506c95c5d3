using Delightful.Core.Slots;

namespace Delightful.Simulation.Scenarios;

/// <summary>One thing that people do, or that happens to them.</summary>
internal abstract record Act(TimeSpan At)
{
    public sealed record Push(TimeSpan At, string Service, string Tag, string Digest, Behaviour Behaviour) : Act(At);

    public sealed record AskBack(TimeSpan At, SlotKey Slot, string? To, int Number) : Act(At);

    public sealed record Lift(TimeSpan At, SlotKey Slot) : Act(At);

    /// <summary>Somebody wants whatever runs then given up, without being sure.</summary>
    public sealed record Unlock(TimeSpan At, SlotKey Slot) : Act(At);

    /// <summary>Somebody else's alarm goes off.</summary>
    public sealed record ForeignAlarm(TimeSpan At) : Act(At);

    /// <summary>Somebody changes the plan file that was last recorded for a slot.</summary>
    public sealed record SwapPlan(TimeSpan At, SlotKey Slot) : Act(At);

    /// <summary>A clock is set.</summary>
    public sealed record SetClock(TimeSpan At, int Instance, TimeSpan By) : Act(At);
}
