using Delightful.Core.Deployments;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    /// <summary>Goes back to the release before, the fastest way that is left.</summary>
    private static void BringBack(Transition to, string because, bool blueAlive)
    {
        if (blueAlive)
            Reroute(to, because, restored: false);
        else if (to.Active!.Previous is { } previous)
            Redeploy(to, because, to.Now, previous);
        else
            to.End(Outcome.Failed, $"{because}; {NothingBefore}");
    }

    private const string NothingBefore = "there is no verified release to go back to";

    /// <summary>Without a release before, the rollout is stopped all the same: the slot is not free while it runs.</summary>
    private static void Reroute(Transition to, string because, bool restored)
    {
        var (command, rolloutId, driver) = to.Active!.Stage switch
        {
            Stage.Shifting s => (s.Command, s.RolloutId, s.Target.Driver),
            Stage.Baking b => (b.Command, b.RolloutId, b.Target.Driver),
            _ => throw new InvalidOperationException($"a {to.Active.Stage.Name} deployment has no rollout to stop"),
        };
        var previous = to.Active.Previous;
        restored |= rolloutId is null && !to.Slot.Outbox.Any(c => c.Id == command);
        if (restored && previous is null)
        {
            to.End(Outcome.Failed, $"{because}; {NothingBefore}");
            return;
        }
        DropTests(to);
        var stage = new Stage.RollingBack(RollbackPath.Reroute, because, to.Now, previous, command, driver, rolloutId, RolloutTests.None);
        to.Enter(stage, previous is null ? $"stopping, because {because}" : $"going back to {previous.Tag} by {(previous.Target.Rolls ? "stopping the rollout" : "re-routing")}, because {because}");
        if (restored)
            Restored(to, stage);
        else if (rolloutId is not null)
            to.Issue("stop", new SlotCommand.StopRollout(driver, rolloutId));
    }

    /// <summary>The rollout ended before it could be stopped, and nothing of before is left.</summary>
    private static void TooLateToStop(Transition to, Stage.RollingBack late)
    {
        if (late.Target is { } previous)
            Redeploy(to, late.Because, late.Since, previous);
        else
            to.End(Outcome.Failed, $"{late.Because}; {NothingBefore}");
    }

    private static void Redeploy(Transition to, string because, DateTimeOffset since, Release previous)
    {
        DropTests(to);
        var id = to.Number("rollout");
        to.Enter(
            new Stage.RollingBack(
                RollbackPath.Redeploy, because, since, previous, id, previous.Target.Driver, RolloutId: null, RolloutTests.None),
            $"going back to {previous.Tag} by a new rollout, because {because}");
        to.Issue(id, new SlotCommand.CreateRollout(previous.Target), to.Now);
    }

    /// <summary>Drops what was still to be found out about the release that is left, and a yes that nobody has heard yet.</summary>
    private static void DropTests(Transition to) => to.Slot = to.Slot with
    {
        Outbox = to.Slot.Outbox.RemoveAll(c =>
            c.Command is SlotCommand.TestGreen or SlotCommand.SmokeTest or SlotCommand.ConfirmRunning or SlotCommand.CheckAlarms or SlotCommand.StartTests
                or SlotCommand.AnswerHook { Passed: true }),
    };

    /// <summary>The traffic is back: what serves is tested, unless that was done on the way, and compared.</summary>
    private static void Restored(Transition to, Stage.RollingBack rollingBack)
    {
        if (to.Slot.Outbox.Any(c => c.Command is SlotCommand.ConfirmRunning or SlotCommand.SmokeTest))
            return;
        if (rollingBack.Target is not { } target)
        {
            to.End(Outcome.Failed, $"{rollingBack.Because}; {NothingBefore}");
            return;
        }
        to.Heard(to.Active! with { Stage = rollingBack with { RestoredAt = rollingBack.RestoredAt ?? to.Now } });
        if (rollingBack.Tests.Smoke is null)
            to.Issue("smoke", new SlotCommand.SmokeTest(target.Target, target.Tag, HookId: null));
        else
            to.Issue("confirm", new SlotCommand.ConfirmRunning(target.Target, target.Tag, target.Digest));
    }
}
