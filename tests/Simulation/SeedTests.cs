using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation.Tests;

public sealed class SeedTests
{
    [Fact]
    public void Two_thousand_seeds_break_no_promise()
    {
        var figures = SeedRange.Run(first: 1, count: 2000);

        figures.Broken.ShouldBeEmpty(figures.Broken.Count == 0 ? "" : SeedRange.Explain(figures.Broken.Keys.First()));
        figures.Deployments.ShouldBeGreaterThan(10_000);
    }

    /// <summary>Most seeds keep their slots in memory, which is quicker.</summary>
    [Fact]
    public void Forty_seeds_over_the_real_registry_break_no_promise() =>
        SeedRange.Run(1, 40, mostBroken: 1, seed => Run.Of(ScenarioSource.Of(seed) with { UsesRegistry = true })).Broken.ShouldBeEmpty();

    /// <summary>The chain's rules take no replays; this is what happens when somebody else's rule brings one all the same.</summary>
    [Fact]
    public void All_that_the_chain_said_said_again_changes_nothing()
    {
        var deployments = 0;
        foreach (var seed in Enumerable.Range(1, 60))
        {
            var world = Run.Of(ScenarioSource.Of(seed)).World;
            var before = (Slots: world.Watch.Slots.ToDictionary(s => s.Key, s => s.Version), Builds: world.CodeBuild.All.Count);

            world.Bus.Replay();
            while (world.Time.UnderWay > 0)
                world.Time.Step();

            world.Watch.Slots.ToDictionary(s => s.Key, s => s.Version).ShouldBe(before.Slots, ignoreOrder: true, $"seed {seed}");
            world.CodeBuild.All.Count.ShouldBe(before.Builds, $"seed {seed}");
            world.Watch.Violations.ShouldBeEmpty($"seed {seed}");
            deployments += world.Watch.Ledger.Deployments.Count;
        }
        deployments.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void The_same_seed_gives_the_same_trace()
    {
        foreach (var seed in Enumerable.Range(1, 30))
            Run.Of(ScenarioSource.Of(seed)).World.Trace.Hash.ShouldBe(Run.Of(ScenarioSource.Of(seed)).World.Trace.Hash, $"seed {seed}");
    }

    [Fact]
    public void Another_seed_gives_another_trace() =>
        Enumerable.Range(1, 30).Select(seed => Run.Of(ScenarioSource.Of(seed)).World.Trace.Hash).ShouldBeUnique();
}
