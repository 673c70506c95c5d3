using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using static Delightful.Core.Tests.Slots.Catalogue;

namespace Delightful.Core.Tests.Slots.Simulation;

/// <summary>
/// One scenario from its first event to rest. Events are lost, doubled, delayed and reordered; the handler dies after
/// its write, between two commands, and before the result of one is written; a watchdog repairs.
/// </summary>
internal sealed class Run
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    private readonly Scenario _scenario;
    private readonly Random _random;
    private readonly Timetable _time = new();
    private readonly ServiceDefinition _service;
    private readonly List<Act.Push> _pushed = [];
    private int _deliveries;

    private Run(Scenario scenario)
    {
        _scenario = scenario;
        _random = new Random(scenario.Seed);
        _service = Service(s => s with { HoldRelease = scenario.HoldRelease, Approvals = new ApprovalSettings { ExpiresAfter = TimeSpan.FromHours(2) } });
        Outside = new Outside(scenario, _random, _time, Deliver, Violations.Add) { Fence = () => Slot!.Fence };
        Slot = Slot.Empty(new SlotKey("web-app", scenario.Production ? "prod" : "dev"));
    }

    public Slot Slot { get; private set; }

    public Outside Outside { get; }

    public Records Records { get; } = new();

    public List<string> Violations { get; } = [];

    public List<string> Trace { get; } = [];

    public ServiceDefinition ServiceOfSlot => _service;

    public DateTimeOffset Now => _time.Clock;

    public int Decisions { get; private set; }

    private bool Faulty => _time.Now < Scenario.FaultsLast;

    public static Run Of(Scenario scenario)
    {
        var run = new Run(scenario);
        foreach (var act in scenario.Acts)
            run._time.After(act.At, () => run.Do(act));
        run._time.After(TimeSpan.FromMinutes(1), run.Watch, counts: false);
        while (!run.AtRest && run._time.Now < Patience && run.Violations.Count == 0)
            run._time.Step();
        if (!run.AtRest && run.Violations.Count == 0)
            run.Violations.Add($"no rest after {Patience.TotalHours} h: {run.Slot.Active?.Stage} with {run.Slot.Outbox.Length} commands and {run.Slot.Waiting.Length} waiting");
        return run;
    }

    private bool AtRest => !Faulty && _time.UnderWay == 0 && !Slot.IsBusy;

    private void Do(Act act)
    {
        switch (act)
        {
            case Act.Push push:
                Outside.Push(push);
                _pushed.Add(push);
                Deliver(Pushed(push));
                break;
            case Act.AskBack ask:
                Deliver(new SlotEvent.RollbackRequested($"request-{ask.At.Ticks}", ask.To, "checkout is slow", "ada", _service));
                break;
            case Act.Lift:
                Deliver(new SlotEvent.HoldLiftRequested("it is fixed", "ada"));
                break;
            case Act.ForeignAlarm:
                Deliver(new SlotEvent.AlarmRaised("delightful-api-errors", "5 errors in a minute", _time.Clock));
                break;
        }
    }

    private SlotEvent.ImagePushed Pushed(Act.Push push) => new(_service, push.Tag, Digest(push.Tag), Start + push.At);

    /// <summary>An event on its way: it may be lost, doubled or late, and takes over others.</summary>
    private void Deliver(SlotEvent happened)
    {
        var delivered = happened is SlotEvent.HookInvoked ? happened : happened with { EventId = $"delivery-{_deliveries++}" };
        if (Fault())
            return;
        var copies = Fault() ? 2 : 1;
        for (var copy = 0; copy < copies; copy++)
            _time.After(TimeSpan.FromMilliseconds(_random.Next(50, Fault() ? 30 * 60_000 : 5_000)), () => Handle(delivered));
    }

    private void Watch()
    {
        _time.After(TimeSpan.FromMinutes(1), Watch, counts: false);
        if (Fault())
            return;
        if (_pushed.LastOrDefault() is { } newest && _time.Now - newest.At >= TimeSpan.FromMinutes(2))
            Handle(Pushed(newest) with { Synthetic = true });
        if (!Slot.IsBusy)
            return;
        foreach (var question in TruthQuestion.For(Slot, _time.Clock))
            Handle(Outside.Ask(question));
        Handle(new SlotEvent.Ticked());
    }

    private void Handle(SlotEvent happened)
    {
        var read = Slot;
        var decision = SlotDecider.Decide(read, happened, _time.Clock);
        Decisions++;
        if (!decision.HasChanged)
            return;
        Violations.AddRange(SlotInvariants.Broken(decision.Slot));
        Slot = decision.Slot with { Version = read.Version + 1 };
        Trace.Add($"{_time.Now:hh\\:mm\\:ss\\.fff} v{Slot.Version} {Describe(happened)} -> {Describe(Slot)}");
        Violations.AddRange(Records.Write(decision));
        if (!Fault())
            Carry([.. decision.Due(read)]);
    }

    private void Carry(IReadOnlyList<PendingCommand> due)
    {
        if (due.Count == 0 || Fault())
            return;
        _time.After(TimeSpan.FromMilliseconds(_random.Next(20, due[0].Command is SlotCommand.SmokeTest or SlotCommand.TestGreen ? 40_000 : 800)), () =>
        {
            var result = Outside.Run(due[0].Id, due[0].Command);
            if (!Fault())
                Handle(result);
            Carry([.. due.Skip(1)]);
        });
    }

    private bool Fault() => Faulty && _random.Next(100) < _scenario.FaultPercent;

    private static string Describe(SlotEvent happened) => happened switch
    {
        SlotEvent.ImagePushed e => $"ImagePushed {e.Tag}{(e.Synthetic ? " (found)" : "")}",
        SlotEvent.BuildChanged e => $"BuildChanged {e.Command} {e.Status}{(e.Synthetic ? " (asked)" : "")}",
        SlotEvent.RolloutChanged e => $"RolloutChanged {e.Command} {e.Status}{(e.Synthetic ? " (asked)" : "")}",
        SlotEvent.RollbackRequested e => $"RollbackRequested to {e.ToTag ?? "the one before"}",
        SlotEvent.ApprovalDecided e => $"{e.By.Name} says {(e.Approves ? "yes" : "no")}",
        SlotEvent.CommandDone e => $"CommandDone {e.Command}",
        SlotEvent.HookInvoked e => $"HookInvoked {e.HookId}",
        SlotEvent.GreenTested e => $"GreenTested {e.Report.Passed}",
        SlotEvent.SmokeTested e => $"SmokeTested {e.Report.Passed}",
        _ => happened.GetType().Name,
    };

    private static string Describe(Slot slot) =>
        $"{slot.Active?.Request.Kind} {slot.Active?.Request.Tag} {slot.Active?.Stage.Name ?? "free"}, current {slot.Current?.Tag ?? "none"}"
        + (slot.Hold is { } hold ? $", held on {hold.Tag}" : "")
        + (slot.Waiting.IsEmpty ? "" : $", waiting {string.Join(' ', slot.Waiting.Select(w => w.Request.Tag))}")
        + (slot.Outbox.IsEmpty ? "" : $", wants {string.Join(' ', slot.Outbox.Select(c => string.Join('/', c.Id.Split('/')[^2..])))}");
}
