using System.Collections.Immutable;
using Delightful.Core.Deployments;

namespace Delightful.Core.Forecasts;

/// <summary>How long a deployment that was verified good spent in each stage: what a forecast rests on.</summary>
/// <param name="Kind">A rollback has fewer stages than a push, so they are never compared.</param>
/// <param name="Seconds">Seconds in each stage that it went through, by the stage's name, and in its smoke test, which is a part of a stage.</param>
public sealed record Pace(DeploymentKind Kind, ImmutableSortedDictionary<string, double> Seconds)
{
    /// <summary>How many of each kind a slot remembers, newest first.</summary>
    public const int Kept = 40;

    private const string Smoke = "smoke";

    private static readonly ImmutableArray<string> Order = ["analyze", "plan", "apply", "migrate", "shift", "bake", "test"];

    /// <summary>The pace of a deployment up to a moment. A stage that it went through twice counts with both times.</summary>
    public static Pace Of(Deployment deployment, DateTimeOffset now) => new(
        deployment.Request.Kind,
        deployment.Timeline
            .Where(t => Order.Contains(t.Stage))
            .GroupBy(t => t.Stage, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                stage => stage.Key,
                stage => Math.Round(stage.Sum(t => ((t.EndedAt ?? now) - t.StartedAt).TotalSeconds), 1),
                StringComparer.Ordinal)
            .SetItems(deployment.Tests.Smoke?.Took is { } smoke ? [KeyValuePair.Create(Smoke, Math.Round(smoke.TotalSeconds, 1))] : []));

    /// <summary>The seconds in a stage; 0 for one that it did not go through.</summary>
    public double In(string stage) => Seconds.GetValueOrDefault(stage);

    /// <summary>The seconds in all stages that come after one.</summary>
    public double After(string stage) => Order.SkipWhile(s => s != stage).Skip(1).Sum(In);

    /// <summary>The seconds from its start to its end.</summary>
    public double Whole => Order.Sum(In);

    /// <summary>False when nobody measured: a stage that it did not go through took no time, but a smoke test that is not known may have.</summary>
    public bool Tells(string step) => step != Smoke || Seconds.ContainsKey(step);

    /// <summary>True for a stage that takes its share of the time.</summary>
    public static bool Has(string stage) => Order.Contains(stage);

    /// <summary>The paces with one more in front, and no more of its kind than are kept.</summary>
    public static ImmutableArray<Pace> Remember(ImmutableArray<Pace> paces, Pace newest)
    {
        var sameKind = 0;
        return [newest, .. paces.Where(p => p.Kind != newest.Kind || ++sameKind < Kept)];
    }
}
