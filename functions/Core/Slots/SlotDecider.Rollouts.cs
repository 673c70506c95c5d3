using System.Collections.Immutable;
using Delightful.Core.Deployments;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    private static void Shift(Transition to, RolloutTarget target)
    {
        var id = to.Number("rollout");
        to.Heard(to.Active! with { Rolls = target.Rolls });
        to.Enter(new Stage.Shifting(id, target, RolloutId: null, RolloutTests.None), Starting(target));
        if (target is { Rolls: true, Because: { } because })
            to.Note($"it is rolled out by {target.Driver}, task by task, because {because}");
        if (target.Alarms.IsEmpty)
            to.Issue(id, new SlotCommand.CreateRollout(target), to.Now);
        else
            to.Issue("alarms", new SlotCommand.CheckAlarms(target.Alarms));
    }

    /// <summary>What begins, and which driver does it and why, when the apply said so.</summary>
    private static string Starting(RolloutTarget target) =>
        (target.Rolls ? "new tasks are being started; old ones end as those become healthy" : "green is being started")
        + (target.Because is { } because ? $" ({target.Driver}, because {because})" : "");

    private static void Continue(Transition to, SlotEvent.AlarmsChecked looked)
    {
        if (!to.Confirm(looked.Command) || to.Active is not { Stage: Stage.Shifting shifting })
            return;
        foreach (var alarm in looked.Missing)
            to.Note($"the alarm {alarm} does not exist, so it cannot guard this rollout");
        foreach (var alarm in looked.Raised)
            to.Note(RaisedBefore(alarm));
        to.Issue(shifting.Command, new SlotCommand.CreateRollout(shifting.Target), to.Now);
    }

    private static void Continue(Transition to, SlotEvent.RolloutStarted started)
    {
        to.Confirm(started.Command);
        if (Follow(to, started.Command, started.RolloutId, started.Link))
            StopIfUnwanted(to);
    }

    /// <summary>A rollback was decided while the rollout was being created: now there is something to stop.</summary>
    private static void StopIfUnwanted(Transition to)
    {
        if (to.Active is { Stage: Stage.RollingBack { Path: RollbackPath.Reroute, RestoredAt: null, RolloutId: { } rollout } r }
            && !to.Slot.Outbox.Any(c => c.Command is SlotCommand.StopRollout) && !to.Active.Attempts.ContainsKey("stop"))
            to.Issue("stop", new SlotCommand.StopRollout(r.Driver, rollout));
    }

    /// <summary>
    /// Writes down which rollout works for a command; true when it is the one the running deployment waits for. A driver
    /// that gives traffic back may do it by another rollout: what that one says is not about this one.
    /// </summary>
    private static bool Follow(Transition to, string command, string rolloutId, string? link)
    {
        if (to.Active is not { } active)
            return false;
        Stage? known = active.Stage switch
        {
            Stage.Shifting s when s.Command == command && (s.RolloutId ?? rolloutId) == rolloutId => s with { RolloutId = rolloutId },
            Stage.Baking b when b.Command == command && b.RolloutId == rolloutId => b,
            Stage.RollingBack r when r.Command == command && (r.RolloutId ?? rolloutId) == rolloutId => r with { RolloutId = rolloutId },
            _ => null,
        };
        if (known is null)
            return false;
        if (!known.Equals(active.Stage))
            to.Heard((active with { Stage = known }).Linking(link));
        return true;
    }

    private static void Continue(Transition to, SlotEvent.RolloutChanged changed)
    {
        if (changed is { Status: WorkStatus.Running, Synthetic: false } && IsBeingStarted(to, changed.Command))
            return;
        to.Confirm(changed.Command);
        if (changed.Status != WorkStatus.Running)
            DropStops(to, changed.RolloutId);
        if (!Follow(to, changed.Command, changed.RolloutId, link: null))
            return;
        var active = to.Active!;
        switch (changed.Status, active.Stage)
        {
            case (WorkStatus.Running, _):
                if (to.Now - active.HeardAt >= HeartbeatEvery)
                    to.Heard(active);
                StopIfUnwanted(to);
                break;
            case (WorkStatus.Succeeded, Stage.Shifting { Tests.Smoke: null } shifting):
                if (!IsTesting(to.Slot))
                    to.Issue("smoke", new SlotCommand.SmokeTest(shifting.Target, active.Request.Tag, HookId: null));
                break;
            case (WorkStatus.Succeeded, Stage.Shifting { Tests.Smoke: { Passed: false } smoke }):
                BringBack(to, $"the smoke test after the shift failed: {smoke.Sentence}", blueAlive: false);
                break;
            case (WorkStatus.Succeeded, Stage.Baking { BlueAlive: true } baking):
                to.Heard(active with { Stage = baking with { BlueAlive = false } });
                Tick(to);
                break;
            case (WorkStatus.Succeeded, Stage.RollingBack { Path: RollbackPath.Reroute, RestoredAt: null } late):
                TooLateToStop(to, late);
                break;
            case (WorkStatus.Succeeded, Stage.RollingBack { Path: RollbackPath.Redeploy } restored):
                Restored(to, restored);
                break;
            case (WorkStatus.Succeeded, _):
                break;
            case (WorkStatus.Failed, Stage.Shifting shifting) when active.Rolls:
                BringBack(to, Why(shifting.Tests, changed), blueAlive: false);
                break;
            case (WorkStatus.Failed, Stage.RollingBack { Path: RollbackPath.Reroute, RestoredAt: null } left) when active.Rolls:
                TooLateToStop(to, left);
                break;
            case (_, Stage.Shifting shifting):
                NotShifted(to, shifting.Tests, Why(shifting.Tests, changed));
                break;
            case (_, Stage.Baking { BlueAlive: true }):
                NotShifted(to, RolloutTests.None, Why(RolloutTests.None, changed));
                break;
            case (_, Stage.RollingBack { Path: RollbackPath.Reroute, RestoredAt: null } stopped):
                Restored(to, stopped);
                break;
            case (_, Stage.RollingBack { Path: RollbackPath.Redeploy } failed):
                NotBroughtBack(to, failed, $"bringing {failed.Target!.Tag} back failed too: {Why(failed.Tests, changed)}");
                break;
        }
    }

    /// <summary>What is over needs no stopping.</summary>
    private static void DropStops(Transition to, string rolloutId)
    {
        var left = to.Slot.Outbox.RemoveAll(c => c.Command is SlotCommand.StopRollout stop && stop.RolloutId == rolloutId);
        if (left.Length < to.Slot.Outbox.Length)
            to.Slot = to.Slot with { Outbox = left };
    }

    /// <summary>The driver gave the traffic back to blue by itself: what serves is checked before that is believed.</summary>
    private static void NotShifted(Transition to, RolloutTests tests, string why)
    {
        var because = tests.Green is { Passed: false } ? $"{why}; production traffic never moved" : why;
        Reroute(to, because, restored: true);
    }

    private static string Why(RolloutTests tests, SlotEvent.RolloutChanged changed) =>
        tests.Green is { Passed: false } green ? $"green failed its test: {green.Sentence}"
        : tests.Smoke is { Passed: false } smoke ? $"the smoke test after the shift failed: {smoke.Sentence}"
        : changed.Status == WorkStatus.Gone ? "the rollout no longer exists"
        : changed.Detail is { Length: > 0 } detail ? $"the rollout {Verb(changed.Status)}: {detail}"
        : $"the rollout {Verb(changed.Status)}";

    private static string Verb(WorkStatus status) => status == WorkStatus.Stopped ? "was stopped" : "failed";

    private static bool IsTesting(Slot slot) => slot.Outbox.Any(c => c.Command is SlotCommand.TestGreen or SlotCommand.SmokeTest);
}
