using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation.Tests;

public sealed class StallTests
{
    /// <summary>More of them run by <c>./test simulation --healthy --seeds N</c>.</summary>
    [Fact]
    public void Nobody_is_told_of_a_stall_while_everything_that_is_asked_answers() =>
        SeedRange.RunHealthy(first: 1, count: 400).Broken.ShouldBeEmpty();

    [Fact]
    public void A_stall_is_told_within_one_period_of_the_watchdog()
    {
        foreach (var seed in Enumerable.Range(1, 100))
        {
            var run = Run.Of(StallSource.Silent(seed));

            run.Broken.ShouldBeEmpty($"seed {seed}");
            run.World.Watch.Stalls.ShouldNotBeEmpty($"seed {seed}");
            foreach (var stall in run.World.Watch.Stalls)
                stall.After.ShouldBeInRange(TimeSpan.Zero, Run.Tick + TimeSpan.FromSeconds(1), $"seed {seed}");
        }
    }
}
