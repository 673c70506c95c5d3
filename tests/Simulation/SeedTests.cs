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
