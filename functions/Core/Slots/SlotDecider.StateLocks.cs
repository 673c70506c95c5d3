using Delightful.Core.Deployments;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    /// <summary>
    /// A lock that kept a build out is released when it names a build of ours, which will be asked about. Nothing was
    /// planned or applied, so it starts with a new plan. False when the lock is somebody else's.
    /// </summary>
    private static bool ReleasesLock(Transition to, string failure)
    {
        if (to.Slot.Outbox.Any(c => c.Command is SlotCommand.ReleaseStateLock))
            return true;
        if (StateLock.TryParse(failure) is not { BuildId: { } build } left || to.Active!.Attempts.GetValueOrDefault("unlock") >= MostTries)
            return false;
        to.Heard(to.Active);
        to.Issue("unlock", new SlotCommand.ReleaseStateLock(left.Id, build));
        return true;
    }

    private static void Continue(Transition to, SlotEvent.StateLockChecked looked)
    {
        if (!to.Confirm(looked.Command) || to.Active is not { Stage: Stage.Planning or Stage.Applying } active)
            return;
        if (active.Stage is Stage.Applying { CancelledBecause: { } because })
        {
            to.End(Outcome.Cancelled, $"{because}; nothing was applied, because the Terraform state was locked");
            return;
        }
        if (!looked.Released)
        {
            to.End(Outcome.Failed, $"the Terraform state is locked, and the lock was left alone: {looked.Evidence}");
            return;
        }
        to.Note($"a lock that was left on the Terraform state was released: {looked.Evidence}");
        Plan(to, $"a lock that was left on the Terraform state was released ({looked.Evidence}); it is planned again");
    }
}
