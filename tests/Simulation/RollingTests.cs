using Delightful.Core.Deployments;
using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation.Tests;

/// <summary>What ECS rolls is among what the seeds try, in every way that it can end.</summary>
public sealed class RollingTests
{
    [Theory]
    [InlineData(nameof(RolloutKind.Worker))]
    [InlineData(nameof(RolloutKind.Rolling))]
    public void Seeds_release_take_back_and_undo_what_rolls(string kind)
    {
        var ended = Enumerable.Range(1, 300).SelectMany(seed => EndingsOf(seed, kind)).ToList();

        ended.Count(e => e.Outcome == Outcome.Released).ShouldBeGreaterThan(50);
        ended.Count(e => e.Outcome == Outcome.RolledBack).ShouldBeGreaterThan(10);
        ended.ShouldContain(e => e.Sentence.Contains("ECS went back to", StringComparison.Ordinal));
        ended.ShouldContain(e => e.Outcome == Outcome.RolledBack && e.Sentence.StartsWith("the alarm", StringComparison.Ordinal));
        ended.ShouldContain(e => e.Outcome == Outcome.RolledBack && e.Sentence.StartsWith("the smoke test after the shift failed", StringComparison.Ordinal));
    }

    private static IEnumerable<Stage.Ended> EndingsOf(int seed, string kind)
    {
        var scenario = ScenarioSource.Of(seed);
        return scenario.Kinds.Values.All(k => $"{k}" != kind)
            ? []
            : [.. Run.Of(scenario).World.Watch.Ledger.Deployments
                .Where(d => d.Rolls && $"{scenario.Kinds.GetValueOrDefault(d.Slot.Split('/')[0])}" == kind).Select(d => d.Stage).OfType<Stage.Ended>()];
    }
}
