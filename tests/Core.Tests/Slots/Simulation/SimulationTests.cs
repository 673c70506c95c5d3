using FsCheck;
using FsCheck.Fluent;

namespace Delightful.Core.Tests.Slots.Simulation;

public class SimulationTests
{
    [Fact]
    public void Whatever_is_lost_doubled_late_or_killed_every_request_ends_once_and_what_serves_is_what_the_registry_says() =>
        Holds(1000, seed: 2026);

    /// <summary>The same with more scenarios than a normal run has time for: <c>-explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public void So_it_is_in_fifty_thousand_scenarios() => Holds(50_000, seed: 7);

    [Fact]
    public void The_same_seed_gives_the_same_trace()
    {
        foreach (var seed in Enumerable.Range(1, 20))
            Run.Of(Scenario.Of(seed)).Trace.ShouldBe(Run.Of(Scenario.Of(seed)).Trace);
    }

    private static void Holds(int scenarios, ulong seed)
    {
        var any = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(Scenario.Of), s => s.Smaller());
        var property = Prop.ForAll(any, scenario =>
        {
            var run = Run.Of(scenario);
            var broken = Rest.Broken(scenario, run).ToList();
            return (broken.Count == 0).Label($"{string.Join(Environment.NewLine, broken)}{Environment.NewLine}{string.Join(Environment.NewLine, run.Trace)}");
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(scenarios).WithReplay(seed, 1), property);
    }
}
