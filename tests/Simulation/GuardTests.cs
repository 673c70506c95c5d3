using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation.Tests;

/// <summary>Each guard is blinded in turn, in the simulated clouds: if no seed noticed, the simulation would prove nothing about it.</summary>
public sealed class GuardTests
{
    private const int MostSeeds = 10_000;

    [Fact]
    public void An_apply_build_that_does_not_ask_the_slot_breaks_a_promise() => Breaks(Guard.Fence, "applies, but");

    /// <summary>It takes a second build of an apply, which is one in many thousand deployments: here processes stand still all the time.</summary>
    [Fact]
    public void An_apply_build_that_looks_only_at_the_fence_breaks_a_promise() =>
        Breaks(seed => Run.Of(StandingStill(seed), Guard.KnownBuild), "applies, but");

    [Fact]
    public void One_that_looks_at_both_breaks_none_of_them_there() =>
        SeedRange.Run(1, 200, mostBroken: 1, seed => Run.Of(StandingStill(seed))).Broken.ShouldBeEmpty();

    [Fact]
    public void An_apply_build_that_does_not_compare_the_hash_breaks_a_promise() => Breaks(Guard.PlanHash, "another plan than the one that was reviewed");

    [Fact]
    public void A_slot_that_forgets_the_events_it_has_seen_breaks_a_promise() => Breaks(Guard.EventDedupe);

    [Fact]
    public void A_write_that_does_not_hold_to_its_version_breaks_a_promise() => Breaks(Guard.VersionCheck, "from version");

    [Fact]
    public void A_decision_that_does_not_see_the_hold_breaks_a_promise() => Breaks(Guard.HoldCheck, "deployed again by itself");

    [Fact]
    public void A_gate_that_hears_everybody_breaks_a_promise() => Breaks(Guard.ApproverCheck, "that nobody gave who may");

    [Fact]
    public void A_repeated_start_that_does_not_look_for_its_build_breaks_a_promise() => Breaks(Guard.BuildLookUp, "made two builds");

    [Fact]
    public void A_repeated_creation_that_does_not_look_for_its_rollout_breaks_a_promise() => Breaks(Guard.RolloutLookUp, "made two rollouts");

    /// <summary>Processes stand still at one call of eight, and builds take their time.</summary>
    private static Scenario StandingStill(int seed)
    {
        var usual = ScenarioSource.Of(seed);
        return usual with
        {
            UsesRegistry = false,
            Acts = [.. usual.Acts.Select(act => act is Act.Push push ? push with { Behaviour = Behaviour.Slow } : act)],
            Faults = new FaultMix { Pauses = 600 },
        };
    }

    private static void Breaks(Guard guard, string how = "") =>
        Breaks(seed => Run.Of(ScenarioSource.Of(seed) with { UsesRegistry = false }, guard), how);

    /// <summary>A seed may break something else as well, or first: one that breaks it in this way is looked for.</summary>
    private static void Breaks(Func<int, Run> runOf, string how) =>
        Enumerable.Range(1, MostSeeds).AsParallel()
            .Any(seed => runOf(seed).Broken.Any(what => what.Contains(how, StringComparison.Ordinal)))
            .ShouldBeTrue($"no seed broke '{how}'");
}
