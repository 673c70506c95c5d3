using Delightful.Cli.Views;
using Delightful.Core.Deployments;
using Delightful.Core.Replays;
using Delightful.Core.Slots;

namespace Delightful.Cli.Dashboard.Reading;

/// <summary>What was recorded of a deployment, step by step.</summary>
static class EventReader
{
    /// <summary>The newest so many are shown.</summary>
    const int Most = 200;

    /// <summary>
    /// From its acceptance on. Where the records can be decided on again they say too what people were told; where they
    /// cannot, because the first are gone, they say what happened.
    /// </summary>
    public static IReadOnlyList<StepView> Steps(Deployment deployment, IReadOnlyList<SlotRecord> records)
    {
        var file = new RecordFile(deployment.Id, [.. records]);
        var steps = file.Problem() is null
            ? ReplayView.Of(file, Replay.Of(file)).Steps
            : [.. records.Select(record => new StepView(record.Version, record.At, [], [], null, [], null, Agrees: true))];
        return [.. steps.Zip(records, (step, record) => step with { Happened = News(record) }).Where(step => step.Version >= deployment.FirstVersion && Says(step)).TakeLast(Most)];
    }

    /// <summary>That a command was carried out is no news by itself.</summary>
    static IReadOnlyList<string> News(SlotRecord record) => [.. record.Happened.Where(happened => happened is not SlotEvent.CommandDone).Select(Happening.Of)];

    static bool Says(StepView step) => step.Happened.Count > 0 || step.Sentence is not null || step.Moves.Any(move => move.From != move.To);
}
