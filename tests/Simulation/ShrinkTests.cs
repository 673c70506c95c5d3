using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation.Tests;

public sealed class ShrinkTests
{
    [Fact]
    public void A_failing_seed_is_shown_by_the_shortest_story_that_breaks_the_same()
    {
        var whole = Enumerable.Range(1, 1000)
            .Select(seed => ScenarioSource.Of(seed) with { UsesRegistry = false })
            .First(scenario => Run.Of(scenario, Guard.VersionCheck).Broken is [var first, ..] && first.Contains("from version", StringComparison.Ordinal));

        var shown = Shrinker.Shrink(whole, Guard.VersionCheck);

        shown.Broken[0].ShouldContain("from version");
        shown.Scenario.Acts.Length.ShouldBeLessThan(whole.Acts.Length);
        shown.Scenario.Smaller().ShouldAllBe(smaller => !Run.Of(smaller, Guard.VersionCheck, false).Broken.Any(b => b.Contains("from version", StringComparison.Ordinal)));
        shown.World.Trace.Lines.ShouldContain(line => line.Contains("BROKEN", StringComparison.Ordinal));
    }
}
