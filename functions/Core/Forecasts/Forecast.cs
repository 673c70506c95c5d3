using System.Collections.Immutable;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Forecasts;

/// <summary>
/// What a slot's verified deployments say about one that runs or waits now. Nothing is invented: what too few of them
/// can tell is null.
/// </summary>
public sealed record Forecast
{
    /// <summary>How many verified deployments of its kind the slot remembers.</summary>
    public required int Known { get; init; }

    /// <summary>How long each stage takes as a whole, and the smoke test, by its name; empty when unknown.</summary>
    public ImmutableSortedDictionary<string, Expectation> Stages { get; init; } = ImmutableSortedDictionary<string, Expectation>.Empty;

    /// <summary>The time left until it is verified; null when unknown, waiting, or later than all that are known.</summary>
    public Expectation? Left { get; init; }

    /// <summary>The time until it starts; null when it does not wait, or nobody knows.</summary>
    public Expectation? Start { get; init; }

    /// <summary>The time of the whole, from its start to its end; null when unknown.</summary>
    public Expectation? Whole { get; init; }

    /// <summary>True when its present stage has lasted longer than nine of ten do.</summary>
    public bool IsLate { get; init; }

    /// <summary>The forecast for a deployment of a slot, as the slot stands.</summary>
    public static Forecast Of(Slot slot, Deployment deployment, DateTimeOffset now)
    {
        var paces = Of(slot, deployment.Request.Kind);
        return deployment.Stage switch
        {
            Deployments.Stage.Waiting => new() { Known = paces.Length, Stages = Each(paces), Whole = WholeOf(paces), Start = UntilStart(slot, deployment, now) },
            { Name: var stage } when Pace.Has(stage) => Running(paces, deployment, stage, now),
            _ => new() { Known = paces.Length, Whole = WholeOf(paces) },
        };
    }

    private static ImmutableArray<Pace> Of(Slot slot, DeploymentKind kind) => [.. slot.Paces.Where(p => p.Kind == kind)];

    private static Forecast Running(ImmutableArray<Pace> paces, Deployment deployment, string stage, DateTimeOffset now)
    {
        var spent = Pace.Of(deployment, now).In(stage);
        var stages = Each(paces);
        return new Forecast
        {
            Known = paces.Length,
            Stages = stages,
            Whole = WholeOf(paces),
            IsLate = stages.GetValueOrDefault(stage) is { } whole && spent > whole.Late.TotalSeconds,
            // Those that had left the stage by now say nothing about one that has not.
            Left = Expectation.Of([.. paces.Where(p => p.In(stage) > spent).Select(p => p.In(stage) - spent + p.After(stage))]),
        };
    }

    private static Expectation? WholeOf(ImmutableArray<Pace> paces) => Expectation.Of([.. paces.Select(p => p.Whole)]);

    private static ImmutableSortedDictionary<string, Expectation> Each(ImmutableArray<Pace> paces) => paces.Length < Quantile.Fewest
        ? ImmutableSortedDictionary<string, Expectation>.Empty
        : paces[0].Seconds.Keys
            .Select(step => (Step: step, Expected: Expectation.Of([.. paces.Where(p => p.Tells(step)).Select(p => p.In(step))])))
            .Where(known => known.Expected is not null)
            .ToImmutableSortedDictionary(known => known.Step, known => known.Expected!, StringComparer.Ordinal);

    /// <summary>What runs has to end, then all that wait before it.</summary>
    private static Expectation? UntilStart(Slot slot, Deployment waiting, DateTimeOffset now)
    {
        if (slot.Active is not { } active)
            return null;
        var until = Of(slot, active, now).Left;
        foreach (var before in slot.Waiting.TakeWhile(w => w.Id != waiting.Id))
            until = until is not null && Expectation.Of([.. Of(slot, before.Request.Kind).Select(p => p.Whole)]) is { } whole ? until.Then(whole) : null;
        return until;
    }
}
