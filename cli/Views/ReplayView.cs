using Delightful.Core.Replays;

namespace Delightful.Cli.Views;

/// <summary>A replay, step by step.</summary>
/// <param name="Deployment">The deployment that it tells.</param>
/// <param name="Slot">Its slot.</param>
/// <param name="DiffersFrom">The first version at which the rules that decided it come to something else now; null when there is none.</param>
/// <param name="ChangedFrom">The first version that other rules decided, and these decide otherwise; null when there is none.</param>
/// <param name="Steps">The steps.</param>
sealed record ReplayView(string Deployment, string Slot, long? DiffersFrom, long? ChangedFrom, IReadOnlyList<StepView> Steps)
{
    public static ReplayView Of(RecordFile file, IEnumerable<ReplayStep> replayed)
    {
        List<StepView> steps = [.. replayed.Select(step => StepView.Of(step, file.Deployment))];
        return new(
            file.Deployment,
            file.Records[0].Slot,
            steps.Find(step => step is { Agrees: false, IsByOtherRules: false })?.Version,
            steps.Find(step => step is { Agrees: false, IsByOtherRules: true })?.Version,
            steps);
    }
}

/// <summary>One step of a replay.</summary>
/// <param name="Version">The version of the slot that it made.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Happened">What it was decided on.</param>
/// <param name="Moves">The deployments it changed.</param>
/// <param name="Recorded">Where those were that changed when it was recorded; left out while the replay agrees.</param>
/// <param name="Decided">The commands it decided on.</param>
/// <param name="Sentence">What people are told of the deployment; null for nothing.</param>
/// <param name="Agrees">True when the slot comes out exactly as it was written then.</param>
/// <param name="IsByOtherRules">True when other rules decided it, or what led to it: then it may come out otherwise.</param>
sealed record StepView(
    long Version,
    DateTimeOffset At,
    IReadOnlyList<string> Happened,
    IReadOnlyList<MoveView> Moves,
    IReadOnlyList<RecordedChange>? Recorded,
    IReadOnlyList<string> Decided,
    string? Sentence,
    bool Agrees,
    bool IsByOtherRules = false)
{
    public static StepView Of(ReplayStep step, string deployment) => new(
        step.Record.Version,
        step.Record.At,
        [.. step.Record.Happened.Select(Happening.Of)],
        [.. step.Changes.Select(change => new MoveView(change.Deployment.Id, change.Deployment.Request.Tag, change.From, change.To))],
        step.Agrees ? null : step.Record.Changed,
        [.. step.Decided.Select(Happening.Of)],
        string.Join("; ", step.Told(deployment)) is { Length: > 0 } told ? told : null,
        step.Agrees,
        step.IsByOtherRules);
}

/// <summary>A deployment that a step changed, and its stages before and after.</summary>
sealed record MoveView(string Id, string Tag, string? From, string To);
