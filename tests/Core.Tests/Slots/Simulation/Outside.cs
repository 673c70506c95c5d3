using System.Collections.Immutable;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Core.Slots;
using static Delightful.Core.Tests.Slots.Catalogue;

namespace Delightful.Core.Tests.Slots.Simulation;

/// <summary>
/// Everything that a slot's commands reach: analysis, builds, rollouts, alarms, what serves. It recognises a repeated
/// command by its id, and tells what happens by events, which may or may not arrive.
/// </summary>
internal sealed class Outside(Scenario scenario, Random random, Timetable time, Action<SlotEvent> tell, Action<string> violated)
{
    private readonly Dictionary<string, ModelBuild> _builds = [];
    private readonly Dictionary<string, ModelRollout> _rollouts = [];
    private readonly Dictionary<string, Behaviour> _behaviours = [];
    private readonly HashSet<string> _applied = [];
    private DateTimeOffset _alarmUntil;

    /// <summary>The digest that production answers with.</summary>
    public string? Running { get; private set; }

    public HashSet<string> EverServed { get; } = [];

    public HashSet<string> Heard { get; } = [];

    public Func<long> Fence { get; set; } = () => 0;

    public void Push(Act.Push push) => _behaviours.TryAdd(Digest(push.Tag), push.Behaviour);

    public Behaviour BehaviourOf(string digest) => _behaviours.GetValueOrDefault(digest);

    public SlotEvent Run(string id, SlotCommand command) => command switch
    {
        SlotCommand.Announce => Hear(id),
        SlotCommand.RequestAnalysis c => Analyze(id, c),
        SlotCommand.StartPlan c => Started(id, Build(id, "plan", c.Digest)),
        SlotCommand.StartApply c => Started(id, Apply(id, c)),
        SlotCommand.StartMigration c => Started(id, Build(id, "migrate", c.Digest, c.Fence)),
        SlotCommand.StartTests c => Started(id, Build(id, "test", c.Digest)),
        SlotCommand.ReviewPlan c => new SlotEvent.PlanReviewed(
            id, OneTaskDefinition, BehaviourOf(Digest(c.Tag)) == Behaviour.TagMoves ? Digest("moved") : Digest(c.Tag), ReviewOf(BehaviourOf(Digest(c.Tag)))),
        SlotCommand.RequestApproval c => Ask(id, c.Request),
        SlotCommand.CheckAlarms => new SlotEvent.AlarmsChecked(id, [], time.Clock < _alarmUntil ? [Alarm] : []),
        SlotCommand.CreateRollout c => new SlotEvent.RolloutStarted(id, Roll(id, c.Target).Id, null),
        SlotCommand.StopRollout c => Stop(id, c.RolloutId),
        SlotCommand.TestGreen c => new SlotEvent.GreenTested(id, c.HookId, BehaviourOf(DigestOf(c.Target)) == Behaviour.GreenFails ? Failed("503") : Passed),
        SlotCommand.SmokeTest c => new SlotEvent.SmokeTested(id, c.HookId, Serves(c.Target) ? Passed : Failed("another version or no health")),
        SlotCommand.AnswerHook c => Answer(id, c),
        SlotCommand.ConfirmRunning c => new SlotEvent.RunningConfirmed(id, Running == c.Digest, $"{Running} runs"),
        _ => throw new InvalidOperationException(command.GetType().Name),
    };

    public SlotEvent Ask(TruthQuestion question) => question switch
    {
        TruthQuestion.Build q => _builds[q.Command].Now with { Synthetic = true },
        TruthQuestion.Rollout q => _rollouts[q.Command].Now with { Synthetic = true },
        _ => throw new InvalidOperationException(question.GetType().Name),
    };

    private static PlanReview ReviewOf(Behaviour behaviour) => behaviour switch
    {
        Behaviour.PlanAsks => Reviews.Asks("the table orders is destroyed"),
        Behaviour.PlanDenied => Reviews.Denies("no bucket is public"),
        _ => Reviews.Passes,
    };

    /// <summary>Two people are asked; each says yes, no or nothing, and what they say may get lost.</summary>
    private SlotEvent.CommandDone Ask(string id, ApprovalRequested asked)
    {
        foreach (var person in (Person[])[Ada, Grace])
            if (random.Next(4) is > 0 and var says)
                time.After(Seconds(5, 3 * 60 * 60), () => tell(new SlotEvent.ApprovalDecided(
                    $"{person.Name} {asked.Token}", asked.DeploymentId, says > 1, asked.Token, person, "looked at", Confirmation.Word, [])));
        return new SlotEvent.CommandDone(id);
    }

    private static string DigestOf(RolloutTarget target) => target.TaskDefinition[(target.TaskDefinition.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private bool Serves(RolloutTarget target) => Running == DigestOf(target) && BehaviourOf(Running) != Behaviour.SmokeFails;

    private SlotEvent.CommandDone Hear(string id)
    {
        Heard.Add(id);
        return new SlotEvent.CommandDone(id);
    }

    private SlotEvent.CommandDone Analyze(string id, SlotCommand.RequestAnalysis asked)
    {
        var refused = BehaviourOf(asked.Request.Digest) == Behaviour.SourceRefused;
        time.After(Seconds(1, 30), () => tell(new SlotEvent.AnalysisCompleted(asked.Request.DeploymentId, !refused, asked.Request.VariablesKey, [], refused ? "line 3" : null)));
        return new SlotEvent.CommandDone(id);
    }

    private static SlotEvent.BuildStarted Started(string id, ModelBuild build) => new(id, build.Now.BuildId, null);

    private ModelBuild Apply(string id, SlotCommand.StartApply apply)
    {
        if (!_builds.ContainsKey(id) && _builds.Values.Any(b => b.Kind == "apply" && b.Now.Status == WorkStatus.Running))
            violated("two applies run at the same time");
        return Build(id, "apply", apply.Digest, apply.Fence);
    }

    private ModelBuild Build(string id, string kind, string digest, long? fence = null)
    {
        if (_builds.TryGetValue(id, out var known))
            return known;
        var build = _builds[id] = new ModelBuild(kind, new SlotEvent.BuildChanged(id, $"build-{_builds.Count}", WorkStatus.Running, Exports()));
        tell(build.Now);
        time.After(Seconds(20, 120), () =>
        {
            build.Now = End(build.Now, kind, digest, fence);
            if (build.Now.Status != WorkStatus.Gone)
                tell(build.Now);
        });
        return build;
    }

    private ImmutableSortedDictionary<string, string> RolloutFor(string digest) => digest[^1] switch
    {
        < '8' => MigratingRolloutOf(digest, $"delightful-web-app-{Environment}", Environment),
        < 'c' => TestedRolloutOf(digest, environment: Environment),
        _ => RolloutOf(digest, environment: Environment),
    };

    private string Environment => scenario.Production ? "prod" : "dev";

    private SlotEvent.BuildChanged End(SlotEvent.BuildChanged running, string kind, string digest, long? fence) => (kind, BehaviourOf(digest)) switch
    {
        ("plan", Behaviour.PlanFails) => running with { Status = WorkStatus.Failed },
        ("plan", Behaviour.PlanVanishes) => running with { Status = WorkStatus.Gone },
        ("plan", _) => running with { Status = WorkStatus.Succeeded, Exported = PlanOf(digest) },
        ("test", _) => running with { Status = digest[^2] < '8' ? WorkStatus.Succeeded : WorkStatus.Failed, Exported = Exports(("INTEGRATION", digest[^2] < '8' ? "passed" : "failed: exit code 1")) },
        _ when fence != Fence() => running with { Status = WorkStatus.Failed, Exported = Exports(("FAILURE", "fenced-off: another deployment has the slot")) },
        ("migrate", _) => running with { Status = WorkStatus.Succeeded, Exported = Exports(("SNAPSHOT", "delightful-orders-before"), ("MIGRATION_TASK", "task/1")) },
        (_, Behaviour.ApplyFails) => running with { Status = WorkStatus.Failed },
        (_, Behaviour.StaleAlways) => running with { Status = WorkStatus.Failed, Exported = Exports(("FAILURE", "stale-plan: it changed")) },
        (_, Behaviour.StaleOnce) when _applied.Add(digest) => running with { Status = WorkStatus.Failed, Exported = Exports(("FAILURE", "stale-plan: it changed")) },
        _ => running with { Status = WorkStatus.Succeeded, Exported = RolloutFor(digest) },
    };

    private ModelRollout Roll(string id, RolloutTarget target)
    {
        if (_rollouts.TryGetValue(id, out var known))
            return known;
        if (_rollouts.Values.Any(r => r.IsRunning))
            violated("two rollouts run at the same time");
        var rollout = _rollouts[id] = new ModelRollout(id, $"d-{_rollouts.Count}", DigestOf(target), Running);
        time.After(Seconds(5, 60), () =>
        {
            if (BehaviourOf(rollout.Digest) == Behaviour.RolloutFails)
                Finish(rollout, WorkStatus.Failed);
            else if (scenario.Hooks)
                Invoke(rollout, "green");
            else if (rollout.IsRunning)
            {
                MoveTraffic(rollout);
                Finish(rollout, WorkStatus.Succeeded);
            }
        });
        return rollout;
    }

    private void Invoke(ModelRollout rollout, string hook)
    {
        if (!rollout.IsRunning)
            return;
        rollout.Hook = $"{rollout.Id}-{hook}";
        var asked = rollout.Hook;
        tell(new SlotEvent.HookInvoked(rollout.Command, rollout.Id, asked));
        time.After(TimeSpan.FromMinutes(20), () =>
        {
            if (rollout.Hook == asked)
                Finish(rollout, WorkStatus.Failed);
        });
    }

    private SlotEvent.CommandDone Answer(string id, SlotCommand.AnswerHook answer)
    {
        var rollout = _rollouts.Values.Single(r => r.Id == answer.RolloutId);
        if (rollout.IsRunning && rollout.Hook == answer.HookId)
        {
            rollout.Hook = null;
            time.After(Seconds(1, 5), () => Continue(rollout, answer));
        }
        return new SlotEvent.CommandDone(id);
    }

    private void Continue(ModelRollout rollout, SlotCommand.AnswerHook answer)
    {
        if (!answer.Passed)
            Finish(rollout, WorkStatus.Failed);
        else if (!rollout.IsRunning)
            return;
        else if (answer.HookId.EndsWith("green", StringComparison.Ordinal))
        {
            MoveTraffic(rollout);
            Invoke(rollout, "smoke");
        }
        else
            time.After(TimeSpan.FromMinutes(5), () => Finish(rollout, WorkStatus.Succeeded));
    }

    private void MoveTraffic(ModelRollout rollout)
    {
        Running = rollout.Digest;
        EverServed.Add(rollout.Digest);
        if (BehaviourOf(rollout.Digest) is Behaviour.AlarmInShift or Behaviour.AlarmInBake)
            time.After(BehaviourOf(rollout.Digest) == Behaviour.AlarmInShift ? Seconds(1, 5) : Seconds(60, 240), Alert);
    }

    private void Alert()
    {
        _alarmUntil = time.Clock + TimeSpan.FromMinutes(10);
        tell(new SlotEvent.AlarmRaised(Alarm, "5 errors in a minute", time.Clock));
    }

    private SlotEvent.CommandDone Stop(string id, string rolloutId)
    {
        time.After(Seconds(1, 10), () => Finish(_rollouts.Values.Single(r => r.Id == rolloutId), WorkStatus.Stopped));
        return new SlotEvent.CommandDone(id);
    }

    private void Finish(ModelRollout rollout, WorkStatus status)
    {
        if (!rollout.IsRunning)
            return;
        rollout.Now = rollout.Now with { Status = status };
        rollout.Hook = null;
        if (status != WorkStatus.Succeeded)
            Running = rollout.Blue;
        tell(rollout.Now);
    }

    private TimeSpan Seconds(int least, int most) => TimeSpan.FromMilliseconds(random.Next(least * 1000, most * 1000));

    private sealed class ModelBuild(string kind, SlotEvent.BuildChanged now)
    {
        public string Kind { get; } = kind;

        public SlotEvent.BuildChanged Now { get; set; } = now;
    }

    private sealed class ModelRollout(string command, string id, string digest, string? blue)
    {
        public string Command { get; } = command;

        public string Id { get; } = id;

        public string Digest { get; } = digest;

        public string? Blue { get; } = blue;

        public string? Hook { get; set; }

        public SlotEvent.RolloutChanged Now { get; set; } = new(command, id, WorkStatus.Running);

        public bool IsRunning => Now.Status == WorkStatus.Running;
    }
}
