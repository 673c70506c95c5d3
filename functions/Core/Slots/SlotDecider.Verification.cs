using Delightful.Core.Deployments;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    /// <summary>
    /// A rollout has two hooks, in order: the first asks about green, the second about production. Each gets one answer,
    /// when its test is over; a hook of a rollout that is being stopped, or that nobody waits for, is told no.
    /// </summary>
    private static void Continue(Transition to, SlotEvent.HookInvoked hook)
    {
        to.Confirm(hook.Command);
        if (!Follow(to, hook.Command, hook.RolloutId, link: null))
        {
            Refuse(to, hook);
            return;
        }
        var active = to.Active!;
        switch (active.Stage)
        {
            case Stage.Shifting s:
                AskFor(to, hook, s.Tests, s.Target, active.Request.Tag, tests => s with { Tests = tests });
                break;
            case Stage.RollingBack { Path: RollbackPath.Redeploy } r:
                AskFor(to, hook, r.Tests, r.Target!.Target, r.Target.Tag, tests => r with { Tests = tests });
                break;
            case Stage.Baking b:
                Answer(to, b.Target.Driver, hook, passed: true);
                break;
            case Stage.RollingBack r:
                Answer(to, r.Driver, hook, passed: false);
                break;
        }
    }

    /// <summary>
    /// A process that stood still may create a rollout long after its command was carried out by another: the hook is
    /// where that one ends, before any traffic moves.
    /// </summary>
    private static void Refuse(Transition to, SlotEvent.HookInvoked hook)
    {
        var answered = $"hook {hook.HookId}";
        if (to.Slot.Seen.Contains(answered) || CommandId.TryParse(hook.Command) is not { } command)
            return;
        to.Remember(answered);
        to.Issue($"{command with { Step = "refuse" }}", new SlotCommand.AnswerHook(hook.Driver, hook.RolloutId, hook.HookId, Passed: false), to.Now);
    }

    private static void AskFor(
        Transition to, SlotEvent.HookInvoked hook, RolloutTests tests, RolloutTarget target, string tag, Func<RolloutTests, Stage> with)
    {
        if (tests.GreenHook == hook.HookId || tests.SmokeHook == hook.HookId)
            return;
        if (tests.GreenHook is null)
        {
            to.Heard(to.Active! with { Stage = with(tests with { GreenHook = hook.HookId }) });
            to.Issue("green", new SlotCommand.TestGreen(target, tag, hook.HookId));
        }
        else if (tests is { Green.Passed: true, SmokeHook: null })
        {
            to.Heard(to.Active! with { Stage = with(tests with { SmokeHook = hook.HookId }) });
            to.Issue("smoke", new SlotCommand.SmokeTest(target, tag, hook.HookId));
        }
        else
        {
            Answer(to, target.Driver, hook, passed: false);
        }
    }

    private static void Answer(Transition to, string driver, SlotEvent.HookInvoked hook, bool passed) =>
        Answer(to, driver, hook.RolloutId, hook.HookId, passed);

    /// <summary>Each hook is answered once.</summary>
    private static void Answer(Transition to, string driver, string rolloutId, string hookId, bool passed)
    {
        var answered = $"hook {hookId}";
        if (to.Slot.Seen.Contains(answered))
            return;
        to.Remember(answered);
        to.Issue("answer", new SlotCommand.AnswerHook(driver, rolloutId, hookId, passed));
    }

    private static void Continue(Transition to, SlotEvent.GreenTested tested)
    {
        if (!to.Confirm(tested.Command))
            return;
        switch (to.Active?.Stage)
        {
            case Stage.Shifting { RolloutId: { } rollout } s:
                to.Heard(to.Active! with { Stage = s with { Tests = s.Tests with { Green = tested.Report } } });
                Answer(to, s.Target.Driver, rollout, tested.HookId, tested.Report.Passed);
                break;
            case Stage.RollingBack { Path: RollbackPath.Redeploy, RolloutId: { } rollout } r:
                to.Heard(to.Active! with { Stage = r with { Tests = r.Tests with { Green = tested.Report } } });
                Answer(to, r.Driver, rollout, tested.HookId, tested.Report.Passed);
                break;
        }
    }

    private static void Continue(Transition to, SlotEvent.SmokeTested tested)
    {
        if (!to.Confirm(tested.Command) || to.Active is not { } active)
            return;
        switch (active.Stage)
        {
            case Stage.Shifting { RolloutId: { } rollout } s:
                Shifted(to, s with { Tests = s.Tests with { Smoke = tested.Report } }, rollout, tested);
                break;
            case Stage.RollingBack { Path: RollbackPath.Redeploy, RolloutId: { } rollout } r when tested.HookId is { } hook:
                to.Heard(active with { Stage = r with { Tests = r.Tests with { Smoke = tested.Report }, RestoredAt = tested.Report.Passed ? to.Now : null } });
                Answer(to, r.Driver, rollout, hook, tested.Report.Passed);
                break;
            case Stage.RollingBack { RestoredAt: not null } r when tested.Report.Passed:
                to.Heard(active with { Stage = r with { Tests = r.Tests with { Smoke = tested.Report } } });
                to.Issue("confirm", new SlotCommand.ConfirmRunning(r.Target!.Target, r.Target.Tag, r.Target.Digest));
                break;
            case Stage.RollingBack { RestoredAt: not null } r:
                NotBroughtBack(to, r, $"{r.Target!.Tag} should serve again but its smoke test failed: {tested.Report.Sentence}");
                break;
        }
    }

    private static void Shifted(Transition to, Stage.Shifting shifting, string rollout, SlotEvent.SmokeTested tested)
    {
        var active = to.Active!;
        to.Heard(active with { Stage = shifting });
        if (tested.Report.Passed)
        {
            var until = active.Request.Kind == DeploymentKind.Rollback ? to.Now : to.Now + shifting.Target.Bake;
            to.Enter(
                new Stage.Baking(shifting.Command, shifting.Target, rollout, until, BlueAlive: tested.HookId is not null),
                $"{active.Request.Tag} {(shifting.Target.ServiceUrl is null ? "is all that runs" : "has all traffic")} and is being watched");
        }
        if (tested.HookId is { } hook)
            Answer(to, shifting.Target.Driver, rollout, hook, tested.Report.Passed);
        else if (tested.Report.Passed)
            Tick(to);
        else
            BringBack(to, $"the smoke test after the shift failed: {tested.Report.Sentence}", blueAlive: false);
    }

    private static void Continue(Transition to, SlotEvent.RunningConfirmed confirmed)
    {
        if (!to.Confirm(confirmed.Command) || to.Active is not { } active)
            return;
        switch (active.Stage)
        {
            case Stage.Baking { Confirming: true } when !confirmed.Matches:
                to.Slot = to.Slot with { Current = null };
                to.End(Outcome.Failed, $"the rollout ended well but something else runs: {confirmed.Finding}");
                break;
            case Stage.Baking { Confirming: true } baking:
                TestOrRelease(to, baking.Target);
                break;
            case Stage.RollingBack r when !confirmed.Matches:
                NotBroughtBack(to, r, $"{r.Target!.Tag} was brought back but something else runs: {confirmed.Finding}");
                break;
            case Stage.RollingBack rollingBack:
                RolledBack(to, rollingBack);
                break;
        }
    }
}
