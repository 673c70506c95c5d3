using Delightful.Simulation.Checks;
using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation;

/// <summary>One scenario from its first act to rest.</summary>
internal sealed record Run(Scenario Scenario, IReadOnlyList<string> Broken, World World)
{
    /// <summary>How long everything may take to end once the faults are over.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>How often the watchdog is called.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);

    public static Run Of(Scenario scenario, Guard blinded = Guard.None, bool keepsLines = false)
    {
        var world = new World(scenario, blinded, keepsLines);
        foreach (var act in scenario.Acts)
            world.Time.After(act.At, () =>
            {
                world.LastAct = world.Time.Now;
                world.Trace.Note("act", act.GetType().Name, act.At.Ticks);
                if (keepsLines)
                    world.Trace.Line($"{act}");
                world.People.Do(act);
            }, counts: false);
        world.Time.After(scenario.FaultsLast, () => world.Faults.AreOn = false, counts: false);
        world.After(0, 60, () => Watch(world), counts: false);
        while (!IsOver(world) && world.Time.Now < scenario.FaultsLast + Patience && world.Watch.Violations.Count == 0)
            world.Time.Step();
        return new Run(scenario, [.. Judge(world)], world);
    }

    private static IEnumerable<string> Judge(World world)
    {
        if (world.Watch.Violations.Count > 0)
            return world.Watch.Violations;
        var broken = Rest.Broken(world);
        return IsOver(world) ? broken : broken.Prepend($"no rest within {Patience.TotalHours} hours of the last fault");
    }

    private static bool IsOver(World world) => !world.Faults.AreOn && world.IsAtRest;

    private static void Watch(World world)
    {
        world.Time.After(Tick, () => Watch(world), counts: false);
        if (!world.IsAtRest)
            world.Events.Tick();
    }
}
