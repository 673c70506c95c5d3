using System.Collections.Immutable;
using Delightful.Core.Services;

namespace Delightful.Core.Tests.Slots.Simulation;

/// <summary>What people do to a slot, how its images behave, and how badly the network treats the events. Follows from its seed.</summary>
internal sealed record Scenario(int Seed, bool Production, bool Hooks, HoldRelease HoldRelease, int FaultPercent, ImmutableArray<Act> Acts)
{
    public static readonly TimeSpan FaultsLast = TimeSpan.FromHours(3);

    public static Scenario Of(int seed)
    {
        var random = new Random(seed);
        var images = Enum.GetValues<Behaviour>();
        var pushes = from n in Enumerable.Range(1, random.Next(1, 7))
                     let behaviour = random.Next(2) == 0 ? Behaviour.Healthy : images[random.Next(images.Length)]
                     select (Act)new Act.Push(Moment(random), $"v{(n > 2 && random.Next(6) == 0 ? n - 1 : n)}", behaviour);
        var rollbacks = from n in Enumerable.Range(1, random.Next(0, 4))
                        select (Act)new Act.AskBack(Moment(random), random.Next(2) == 0 ? null : $"v{random.Next(1, 5)}");
        var lifts = from n in Enumerable.Range(0, random.Next(0, 2)) select (Act)new Act.Lift(Moment(random));
        var alarms = from n in Enumerable.Range(0, random.Next(0, 2)) select (Act)new Act.ForeignAlarm(Moment(random));
        return new Scenario(
            seed, random.Next(2) == 0, random.Next(5) > 0, random.Next(3) == 0 ? HoldRelease.Lifted : HoldRelease.NewerDigest,
            new[] { 0, 5, 15, 35 }[random.Next(4)], [.. pushes.Concat(rollbacks).Concat(lifts).Concat(alarms).OrderBy(a => a.At)]);
    }

    /// <summary>The same with one thing fewer: what a failing scenario is shrunk by.</summary>
    public IEnumerable<Scenario> Smaller()
    {
        if (FaultPercent > 0)
            yield return this with { FaultPercent = 0 };
        foreach (var act in Acts)
            yield return this with { Acts = Acts.Remove(act) };
    }

    public override string ToString() =>
        $"seed {Seed}, {(Production ? "production" : "development")}, {(Hooks ? "hooks" : "no hooks")}, hold until {HoldRelease}, {FaultPercent} % faults: {string.Join("; ", Acts)}";

    private static TimeSpan Moment(Random random) => TimeSpan.FromSeconds(random.Next(0, 2 * 60 * 60));
}

/// <summary>One thing that people do.</summary>
internal abstract record Act(TimeSpan At)
{
    public sealed record Push(TimeSpan At, string Tag, Behaviour Behaviour) : Act(At);

    public sealed record AskBack(TimeSpan At, string? To) : Act(At);

    public sealed record Lift(TimeSpan At) : Act(At);

    public sealed record ForeignAlarm(TimeSpan At) : Act(At);
}

/// <summary>What an image, or the work on it, does.</summary>
internal enum Behaviour
{
    Healthy,
    SourceRefused,
    PlanFails,
    PlanVanishes,
    PlanAsks,
    PlanDenied,
    TagMoves,
    ApplyFails,
    StaleOnce,
    StaleAlways,
    RolloutFails,
    GreenFails,
    SmokeFails,
    AlarmInShift,
    AlarmInBake,
}
