using Delightful.Core.Deployments;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    /// <summary>
    /// A person wants the running deployment given up. Its lease is broken only on proof that its work is over; when
    /// nobody can tell, only for somebody who says they are sure. Either way it is written down who did it and why. What
    /// was found out about other work, because the deployment went on meanwhile, is no proof.
    /// </summary>
    private static void Accept(Transition to, SlotEvent.UnlockRequested asked)
    {
        var requestId = $"unlock {asked.RequestId}";
        if (to.Slot.Seen.Contains(requestId) || to.Active is not { } active || active.Id != asked.DeploymentId)
            return;
        to.Remember(requestId);
        var isAboutItsWork = asked.Command == (TruthQuestion.OfWork(active) is [var question, ..] ? question.Command : null);
        var work = isAboutItsWork && !MayHaveStarted(to.Slot) ? asked.Work : null;
        if (work == WorkStatus.Running)
            to.Announce(active, $"{asked.RequestedBy} asked to unlock this, but its {active.Stage.Name} still runs, so it was left alone");
        else if (work is null && !asked.IsSure)
            to.Announce(active, $"{asked.RequestedBy} asked to unlock this, but nobody can tell whether its {active.Stage.Name} still runs, so it was left alone");
        else
            Unlock(to, $"{asked.RequestedBy} unlocked the slot: {asked.Reason} ({Evidence(work)})");
    }

    /// <summary>
    /// A rollout that is given up leaves nobody knowing what serves, a migration how its database is; tests that are given up leave
    /// a verified release.
    /// </summary>
    private static void Unlock(Transition to, string sentence)
    {
        if (to.Active!.Stage is Stage.Testing testing)
        {
            StopTests(to, testing);
            NotTested(to, testing.Target, sentence);
            return;
        }
        if (to.Active.Stage is Stage.Shifting or Stage.Baking or Stage.RollingBack)
            to.Slot = to.Slot with { Current = null };
        to.End(Outcome.Cancelled, to.Active.Stage is Stage.Migrating migrating ? $"{sentence}; {MayStillRun(migrating)}" : sentence);
    }

    /// <summary>True while a command that starts work is not confirmed: the work may be there all the same.</summary>
    private static bool MayHaveStarted(Slot slot) =>
        slot.Outbox.Any(c => c.Command is SlotCommand.StartPlan or SlotCommand.StartApply or SlotCommand.FindApply or SlotCommand.StartMigration or SlotCommand.StartTests or SlotCommand.CreateRollout);

    private static string Evidence(WorkStatus? work) => work switch
    {
        null => "whether its work was over could not be found out; they were sure",
        WorkStatus.Gone => "it had no work under way",
        _ => "its work was over",
    };
}
