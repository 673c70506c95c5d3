using Delightful.Core.Deployments;
using Delightful.Core.Replays;
using Delightful.Simulation;

namespace Delightful.Cli.Views;

/// <summary>A simulated story: every decision, and what became of every deployment.</summary>
/// <param name="Steps">The decisions, in order of time.</param>
/// <param name="Deployments">The ends, in the order in which the deployments were accepted.</param>
sealed record SimulationView(IReadOnlyList<SimulatedStep> Steps, IReadOnlyList<SimulatedEnd> Deployments)
{
    public static SimulationView Of(Rehearsal played)
    {
        var start = played.Steps.Count == 0 ? default : played.Steps[0].Record.At;
        return new([.. played.Steps.Select(step => SimulatedStep.Of(step, start))], [.. played.Deployments.Select(SimulatedEnd.Of)]);
    }
}

/// <summary>One decision about a slot.</summary>
/// <param name="After">The time since the first decision.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Version">The version of the slot that it made.</param>
/// <param name="Happened">What it was decided on.</param>
/// <param name="Moves">The deployments that came to another stage.</param>
/// <param name="Decided">The commands it decided on.</param>
/// <param name="Sentence">What people are told; null for nothing.</param>
sealed record SimulatedStep(
    TimeSpan After, string Slot, long Version, IReadOnlyList<string> Happened, IReadOnlyList<MoveView> Moves, IReadOnlyList<string> Decided, string? Sentence)
{
    public static SimulatedStep Of(ReplayStep step, DateTimeOffset start) => new(
        step.Record.At - start,
        step.Record.Slot,
        step.Record.Version,
        [.. step.Record.Happened.Select(Happening.Of)],
        [.. step.Changes.Where(c => c.From != c.To).Select(c => new MoveView(c.Deployment.Id, c.Deployment.Request.Tag, c.From, c.To))],
        [.. step.Decided.Select(Happening.Of)],
        string.Join("; ", step.Changes.SelectMany(c => step.Told(c.Deployment.Id))) is { Length: > 0 } told ? told : null);
}

/// <summary>What became of a deployment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slot">Its slot.</param>
/// <param name="Tag">What it was to bring.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Sentence">How, in one sentence.</param>
sealed record SimulatedEnd(string Id, string Slot, string Tag, Outcome Outcome, string Sentence)
{
    public static SimulatedEnd Of(Deployment deployment)
    {
        var ended = (Stage.Ended)deployment.Stage;
        return new(deployment.Id, deployment.Slot, deployment.Request.Tag, ended.Outcome, ended.Sentence);
    }
}
