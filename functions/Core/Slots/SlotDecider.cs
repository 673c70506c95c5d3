using Delightful.Core.Deployments;

namespace Delightful.Core.Slots;

/// <summary>
/// The rules. A pure function: it reads no clock, makes no ids, does no I/O, so a chain can be simulated, replayed
/// and tested with nothing else. An event that is repeated, late or meant for something that is over changes
/// nothing; that is an ordinary answer, not an error.
/// </summary>
public static partial class SlotDecider
{
    /// <summary>
    /// The number of these rules. It is raised whenever anything that could have been recorded is now decided or written
    /// otherwise, so that a replay tells a change of the rules from a mistake.
    /// </summary>
    public const int Rules = 7;

    /// <summary>Decides what an event means for a slot.</summary>
    /// <param name="slot">The slot as read.</param>
    /// <param name="happened">The event.</param>
    /// <param name="now">The moment of the decision.</param>
    public static Decision Decide(Slot slot, SlotEvent happened, DateTimeOffset now)
    {
        var to = new Transition(slot, now);
        switch (happened)
        {
            case SlotEvent.ImagePushed e: Accept(to, e); break;
            case SlotEvent.RollbackRequested e: Accept(to, e); break;
            case SlotEvent.PromotionRequested e: Accept(to, e); break;
            case SlotEvent.HoldLiftRequested e: Lift(to, e); break;
            case SlotEvent.UnlockRequested e: Accept(to, e); break;
            case SlotEvent.StateLockChecked e: Continue(to, e); break;
            case SlotEvent.AnalysisCompleted e: Continue(to, e); break;
            case SlotEvent.BuildStarted e: Continue(to, e); break;
            case SlotEvent.BuildChanged e: Continue(to, e); break;
            case SlotEvent.PlanReviewed e: Continue(to, e); break;
            case SlotEvent.ApprovalDecided e: Answer(to, e); break;
            case SlotEvent.AlarmsChecked e: Continue(to, e); break;
            case SlotEvent.RolloutStarted e: Continue(to, e); break;
            case SlotEvent.RolloutChanged e: Continue(to, e); break;
            case SlotEvent.HookInvoked e: Continue(to, e); break;
            case SlotEvent.GreenTested e: Continue(to, e); break;
            case SlotEvent.SmokeTested e: Continue(to, e); break;
            case SlotEvent.RunningConfirmed e: Continue(to, e); break;
            case SlotEvent.AlarmRaised e: Continue(to, e); break;
            case SlotEvent.CommandDone e: to.Confirm(e.Command); break;
            case SlotEvent.CommandFailed e: Continue(to, e); break;
            case SlotEvent.Ticked: Redrive(to); Tick(to); break;
        }

        if (!ReferenceEquals(to.Slot, slot))
        {
            if (happened is { Synthetic: true } and not SlotEvent.ImagePushed && to.Active is { } active)
                to.Heard(active with { Synthesised = active.Synthesised + 1 });
            StartNext(to);
        }
        return to.ToDecision();
    }

    /// <summary>When the slot is free, the first that waits becomes the running one.</summary>
    private static void StartNext(Transition to)
    {
        var wasFree = to.Active is null;
        while (to.Active is null && to.Slot.Waiting is [var next, ..])
        {
            to.Slot = to.Slot with { Waiting = to.Slot.Waiting.RemoveAt(0) };
            if (next.Request.Kind is DeploymentKind.Rollback or DeploymentKind.Preview)
                Start(to, next);
            else if (to.Slot.Current?.Digest == next.Request.Digest)
                to.EndAside(next, Outcome.Released, $"{next.Request.Tag} serves already");
            else if (WhyHeld(to.Slot, next.Request) is { } held)
                to.EndAside(next, Outcome.Rejected, held);
            else
                Start(to, EndingTheHold(to, next));
        }
        if (wasFree && to.Active is not null)
            to.TellThoseBehind("has started");
    }
}
