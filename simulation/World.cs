using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Replays;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Simulation.Checks;
using Delightful.Simulation.Clouds;
using Delightful.Simulation.Functions;
using Delightful.Simulation.Network;
using Delightful.Simulation.Scenarios;
using Delightful.Simulation.Store;
using Delightful.Simulation.Time;

namespace Delightful.Simulation;

/// <summary>
/// One scenario's world: the clouds, the people, the network between, and instances of the functions. It has one thread
/// and one clock, and all chance comes from its seed.
/// </summary>
internal sealed class World
{
    public const string PlanProject = "delightful-plan";
    public const string ApplyProject = "delightful-apply";
    public const string MigrateProject = "delightful-migrate";
    public const string TestProject = "delightful-test";
    private const int MostInstances = 4;

    private readonly Random _random;
    private readonly SimulatedSlots? _slots;
    private readonly SimulatedCatalogue? _catalogue;

    public World(Scenario scenario, Guard blinded, bool keepsLines)
    {
        (Scenario, Blinded) = (scenario, blinded);
        _random = new Random(scenario.Seed);
        Trace = new Trace(Time, keepsLines);
        Faults = new Faults(scenario.Faults, _random, Time);
        Log = new WatchedLog(this);
        (Wire, Lambda, Events, People, Watch) = (new Wire(this), new Lambda(this), new Events(this), new People(this), new Watch(this));
        Approvers = new Approvers(this);
        (CodeBuild, CodeDeploy, Ecs, Ecr, S3) = (new(this), new(this), new(this), new(this), new(this));
        (CloudWatch, Queue, Bus, Web) = (new(this), new(this), new(this), new(this));
        (Rolling, Dynamo) = (new RollingWork(this), new SimulatedDynamo(this));
        if (!scenario.UsesRegistry)
            (_slots, _catalogue) = (new SimulatedSlots(this), new SimulatedCatalogue(this));
        Instances = [.. Enumerable.Range(0, MostInstances).Select(_ => new Instance(this))];
        foreach (var instance in Instances.Where(_ => scenario.Faults.Skew > TimeSpan.Zero))
            instance.Clock.Skew = TimeSpan.FromTicks(_random.NextInt64(-scenario.Faults.Skew.Ticks, scenario.Faults.Skew.Ticks));
    }

    public Scenario Scenario { get; }

    public Guard Blinded { get; }

    public Timetable Time { get; } = new();

    public Trace Trace { get; }

    public Faults Faults { get; }

    public ILambdaLogger Log { get; }

    public CurrentInvocation Current { get; } = new();

    /// <summary>Whose request a cloud is carrying out.</summary>
    public Invocation? Caller { get; set; }

    public Wire Wire { get; }

    public Lambda Lambda { get; }

    public Events Events { get; }

    public People People { get; }

    public Approvers Approvers { get; }

    public Watch Watch { get; }

    public SimulatedCodeBuild CodeBuild { get; }

    public SimulatedDynamo Dynamo { get; }

    public SimulatedCodeDeploy CodeDeploy { get; }

    public SimulatedEcs Ecs { get; }

    /// <summary>The services that ECS rolls.</summary>
    public RollingWork Rolling { get; }

    public SimulatedEcr Ecr { get; }

    public SimulatedS3 S3 { get; }

    public SimulatedCloudWatch CloudWatch { get; }

    public SimulatedQueue Queue { get; }

    public SimulatedBus Bus { get; }

    public SimulatedWeb Web { get; }

    public IReadOnlyList<Instance> Instances { get; }

    public Dictionary<SlotKey, TerraformState> States { get; } = [];

    /// <summary>The plan file that was recorded last for each slot.</summary>
    public Dictionary<SlotKey, string> PlanFiles { get; } = [];

    public Instance AnyInstance() => Instances[_random.Next(Instances.Count)];

    public (ISlotStore Slots, ICatalogue Catalogue) OpenRegistry() => _slots is null
        ? new Registry(Dynamo, new RegistrySettings(SimulatedDynamo.Table)) is var registry ? (registry, registry) : default
        : (_slots!, _catalogue!);

    /// <summary>When people last did something.</summary>
    public TimeSpan LastAct { get; set; }

    /// <summary>True when nothing is under way or waits for a clock: then the watchdog finds nothing.</summary>
    public bool IsAtRest => Time.UnderWay == 0 && Time.Now >= LastAct + TimeSpan.FromMinutes(5) + (Scenario.Faults.Skew * 2)
        && Watch.Slots.All(s => !s.IsBusy) && !S3.KeysUnder("parked/").Any() && S3.Get("outage/registry.json") is null;

    /// <summary>What was decided, step by step, while a trace is kept and the slots are in memory.</summary>
    public IReadOnlyList<ReplayStep> Steps => _slots?.Steps ?? [];

    /// <summary>What an apply build reads in the slot: the fence, and the build that it waits for.</summary>
    public (long Fence, string? Build) TurnOf(SlotKey key) => _slots?.Of(key) is { } slot ? (slot.Fence, slot.ApplyBuild) : Dynamo.TurnOf(key);

    public TerraformState StateOf(SlotKey slot) => States.TryGetValue(slot, out var state) ? state : States[slot] = new TerraformState(slot, S3);

    /// <summary>How an environment of a service is set up.</summary>
    public EnvironmentSettings SettingsOf(SlotKey slot) =>
        Scenario.Services.First(s => s.Service == slot.Service).Environments.First(e => e.Name == slot.Environment);

    /// <summary>How long blue stays alive in a slot: one to five minutes, as its seed wants.</summary>
    public TimeSpan BakeOf(SlotKey slot) => TimeSpan.FromMinutes(1 + ((Scenario.Seed + slot.Environment.Length) % 5));

    /// <summary>True in one of so many cases.</summary>
    public bool IsOneOf(int cases) => _random.Next(cases) == 0;

    /// <summary>Any number from 0 on, below a bound.</summary>
    public int Next(int below) => _random.Next(below);

    /// <summary>Has something done after some seconds, as many as chance wants.</summary>
    public void After(int least, int most, Action act, bool counts = true) =>
        Time.After(TimeSpan.FromTicks(_random.NextInt64(least * TimeSpan.TicksPerSecond, most * TimeSpan.TicksPerSecond)), act, counts);

    /// <summary>True where deployments migrate a database: in one of four scenarios.</summary>
    public bool HasDatabase => Scenario.Seed % 4 == 0;

    /// <summary>True where repositories test their releases: in one of five scenarios.</summary>
    public bool HasTests => Scenario.Seed % 5 == 0;
}
