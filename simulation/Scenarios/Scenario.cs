using System.Collections.Immutable;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Simulation.Scenarios;

/// <summary>
/// What people do, how their images behave, and how badly the world treats the chain. All of it follows from the seed;
/// so does everything that happens then.
/// </summary>
internal sealed record Scenario
{
    public required int Seed { get; init; }

    /// <summary>The catalogue.</summary>
    public required ImmutableArray<ServiceDefinition> Services { get; init; }

    /// <summary>How the releases of services are rolled out: blue/green unless it is said.</summary>
    public ImmutableDictionary<string, RolloutKind> Kinds { get; init; } = ImmutableDictionary<string, RolloutKind>.Empty;

    /// <summary>What people do, in order of time.</summary>
    public required ImmutableArray<Act> Acts { get; init; }

    public required FaultMix Faults { get; init; }

    /// <summary>True when people approve whatever is asked, soon and once.</summary>
    public bool AllIsApproved { get; init; }

    /// <summary>True when the real registry runs over a simulated DynamoDB; false when slots are kept in memory.</summary>
    public bool UsesRegistry { get; init; }

    /// <summary>When the faults end.</summary>
    public TimeSpan FaultsLast { get; init; }

    public RolloutKind KindOf(SlotKey slot) => Kinds.GetValueOrDefault(slot.Service);

    /// <summary>The same with one thing fewer: what a failing scenario is shrunk by.</summary>
    public IEnumerable<Scenario> Smaller()
    {
        foreach (var mix in Faults.Smaller())
            yield return this with { Faults = mix };
        foreach (var act in Acts)
            yield return this with { Acts = Acts.Remove(act) };
        foreach (var (service, _) in Kinds)
            yield return this with { Kinds = Kinds.Remove(service) };
        if (UsesRegistry)
            yield return this with { UsesRegistry = false };
    }

    public override string ToString() =>
        $"seed {Seed}, {(UsesRegistry ? "registry" : "in memory")}, {Faults}{string.Concat(Kinds.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => $", {k.Key} is {k.Value}"))}{Environment.NewLine}"
        + string.Join(Environment.NewLine, Acts.Select(a => $"  {a}"));
}
