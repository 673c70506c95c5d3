using Delightful.Core.Events;
using Delightful.Core.Slots;

namespace Delightful.Simulation.Scenarios;

/// <summary>One thing that people do, or that happens to them.</summary>
internal abstract record Act(TimeSpan At)
{
    public sealed record Push(TimeSpan At, string Service, string Tag, string Digest, Behaviour Behaviour) : Act(At);

    public sealed record AskBack(TimeSpan At, RollbackRequested Asked) : Act(At);

    public sealed record Lift(TimeSpan At, HoldLiftRequested Asked) : Act(At);

    public sealed record Promote(TimeSpan At, PromotionRequested Asked) : Act(At);

    /// <summary>Somebody wants whatever runs then given up, without being sure.</summary>
    public sealed record Unlock(TimeSpan At, SlotKey Slot) : Act(At);

    /// <summary>An alarm goes off.</summary>
    public sealed record Alarm(TimeSpan At, string Name) : Act(At);

    /// <summary>Somebody changes the plan file that was last recorded for a slot.</summary>
    public sealed record SwapPlan(TimeSpan At, SlotKey Slot) : Act(At);

    /// <summary>A clock is set.</summary>
    public sealed record SetClock(TimeSpan At, int Instance, TimeSpan By) : Act(At);
}
