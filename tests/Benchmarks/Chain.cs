using Delightful.Core.Analysis;
using System.Collections.Immutable;
using Delightful.Core.Gate;
using Delightful.Core.Plans;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Core.Verification;

namespace Delightful.Benchmarks;

/// <summary>A whole deployment as the events of it arrive, with heartbeats, watchdog ticks and duplicates among them.</summary>
internal static class Chain
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly ServiceDefinition Service = new()
    {
        Service = "web-app",
        Repository = "web-app",
        RepositoryUrl = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app",
        SourceRepository = "example/web-app",
        Environments = [new EnvironmentSettings { Name = "prod" }],
    };

    private static readonly SmokeReport Passed = new(true, "all checks passed", [new("/health", true, "200", 4)], 1);

    private static readonly ImmutableSortedDictionary<string, string> Plan = Exports(
        ("PLAN_KEY", "deployments/1/plan.tfplan"), ("PLAN_JSON_KEY", "deployments/1/plan.json"), ("PLAN_SHA256", "0a1b2c"));

    private static readonly ImmutableSortedDictionary<string, string> Rollout = Exports(("ROLLOUT", """
        {"driver":"codedeploy","taskDefinition":"web-app-prod:7","serviceUrl":"http://127.0.0.1:8080","testUrl":"http://127.0.0.1:8081","alarms":["delightful-web-app-prod-errors"]}
        """));

    /// <summary>
    /// Tells the chain of one healthy push to a slot. The events are made as they are needed, because their ids follow from the
    /// decisions; that is part of what is measured.
    /// </summary>
    public static (Slot Slot, int Decisions) Deploy(Slot slot, int number)
    {
        var told = new Telling(slot, Start.AddHours(number));
        var pushed = new SlotEvent.ImagePushed(Service, $"v{number}", $"sha256:{number:x64}", told.Now, "5f0c954d1d1e0a7b9c8d5f0c954d1d1e0a7b9c8d");
        told.Twice(pushed);
        var id = told.Slot.Active!.Id;
        told.Confirm<SlotCommand.Announce>().Confirm<SlotCommand.RequestAnalysis>();
        told.Twice(new SlotEvent.AnalysisCompleted(id, true, GeneratedVariables.KeyOf(SlotKey.TryParse(told.Slot.Key)!.Value, id), [], null));
        told.Built<SlotCommand.StartPlan>("plan-build", Plan);
        told.Twice(new SlotEvent.PlanReviewed(told.Wanted<SlotCommand.ReviewPlan>(), new PlanSummary(1, 0, 0, 1, true, [], 0), $"sha256:{number:x64}", new PlanReview()));
        told.Built<SlotCommand.StartApply>("apply-build", Rollout);
        told.Twice(new SlotEvent.AlarmsChecked(told.Wanted<SlotCommand.CheckAlarms>(), [], []));
        var rollout = told.Wanted<SlotCommand.CreateRollout>();
        told.Twice(new SlotEvent.RolloutStarted(rollout, "d-1", null));
        told.Twice(new SlotEvent.HookInvoked(rollout, "d-1", $"green-{number}"));
        told.Twice(new SlotEvent.GreenTested(told.Wanted<SlotCommand.TestGreen>(), $"green-{number}", Passed)).Confirm<SlotCommand.AnswerHook>();
        told.Twice(new SlotEvent.HookInvoked(rollout, "d-1", $"smoke-{number}"));
        told.Twice(new SlotEvent.SmokeTested(told.Wanted<SlotCommand.SmokeTest>(), $"smoke-{number}", Passed)).Confirm<SlotCommand.AnswerHook>();
        for (var minute = 0; minute < 5; minute++)
            told.After(TimeSpan.FromMinutes(1)).Tell(new SlotEvent.Ticked());
        told.Twice(new SlotEvent.RolloutChanged(rollout, "d-1", WorkStatus.Succeeded)).Confirm<SlotCommand.Announce>();
        told.Twice(new SlotEvent.RunningConfirmed(told.Wanted<SlotCommand.ConfirmRunning>(), true, "as asked")).Confirm<SlotCommand.Announce>();
        return told.Slot is { IsBusy: false, Current.Tag: var tag } && tag == $"v{number}"
            ? (told.Slot, told.Decisions)
            : throw new InvalidOperationException($"the chain of v{number} ended in {told.Slot.Active?.Stage}");
    }

    private static ImmutableSortedDictionary<string, string> Exports(params IEnumerable<(string Name, string Value)> values) =>
        values.ToImmutableSortedDictionary(v => v.Name, v => v.Value);

    private sealed class Telling(Slot slot, DateTimeOffset now)
    {
        private int _deliveries;

        public Slot Slot { get; private set; } = slot;

        public DateTimeOffset Now { get; private set; } = now;

        public int Decisions { get; private set; }

        public Telling Tell(SlotEvent happened)
        {
            Slot = SlotDecider.Decide(Slot, happened, Now).Slot;
            Decisions++;
            return this;
        }

        public Telling Twice(SlotEvent happened)
        {
            var delivered = happened with { EventId = $"{Now.UtcTicks}-{_deliveries++}" };
            return After(TimeSpan.FromSeconds(3)).Tell(delivered).Tell(delivered);
        }

        public Telling Built<T>(string build, ImmutableSortedDictionary<string, string> exported) where T : SlotCommand
        {
            var command = Wanted<T>();
            Twice(new SlotEvent.BuildStarted(command, build, "https://console.example/build"));
            After(TimeSpan.FromSeconds(20)).Tell(new SlotEvent.BuildChanged(command, build, WorkStatus.Running, exported));
            return Twice(new SlotEvent.BuildChanged(command, build, WorkStatus.Succeeded, exported)).Confirm<SlotCommand.Announce>();
        }

        public Telling Confirm<T>() where T : SlotCommand
        {
            foreach (var pending in Slot.Outbox)
                if (pending.Command is T)
                    Tell(new SlotEvent.CommandDone(pending.Id));
            return this;
        }

        public string Wanted<T>() where T : SlotCommand => Slot.Outbox.First(c => c.Command is T).Id;

        public Telling After(TimeSpan time)
        {
            Now += time;
            return this;
        }
    }
}
