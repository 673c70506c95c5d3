using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Measures;

/// <summary>What there is to measure in a decision. A pure function of the slot before it and of what was decided.</summary>
public static class SlotMeasures
{
    /// <summary>The measures of one decision, to be told once it was written.</summary>
    /// <param name="read">The slot as it was.</param>
    /// <param name="decision">What was decided.</param>
    /// <param name="now">The moment of the decision.</param>
    public static IEnumerable<Measure> Of(Slot read, Decision decision, DateTimeOffset now) =>
        decision.Changed.SelectMany(after => Of(Before(read, after.Id), after, now));

    private static IEnumerable<Measure> Of(Deployment? before, Deployment after, DateTimeOffset now)
    {
        var about = new MeasuredOn(after.Slot, after.Id, after.Request.CorrelationId);
        if (before is null && after.Stage is Stage.Waiting)
            yield return new(MetricNames.Waits, 1, null, about);
        foreach (var stage in after.Timeline.Skip(Over(before)).Where(stage => stage.EndedAt == now))
            yield return new(MetricNames.StageSeconds, Seconds(stage), stage.Stage, about);
        if (after.Stalled && before?.Stalled != true)
            yield return new(MetricNames.Stalls, 1, null, about);
        if (after.Synthesised - (before?.Synthesised ?? 0) is > 0 and var lost)
            yield return new(MetricNames.LostEvents, lost, null, about);
        if (after.Stage is not Stage.Ended ended || ended.At != now)
            yield break;
        yield return new(MetricNames.Deployments, 1, Word(ended.Outcome), about);
        if (ended.Outcome is not (Outcome.Released or Outcome.Failed or Outcome.RolledBack))
            yield break;
        yield return new(MetricNames.DeploymentFailed, ended.Outcome == Outcome.Released ? 0 : 1, null, about);
        yield return new(MetricNames.PipelineSeconds, after.Timeline.Where(IsWork).Sum(Seconds), null, about);
    }

    /// <summary>People, other deployments, and the watch and the tests of a release that serves take time that the pipeline does not work.</summary>
    private static bool IsWork(TimelineEntry entry) => entry.Stage is not ("waiting" or "approve" or "bake" or "test" or Stage.EndedName);

    private static int Over(Deployment? before) => before?.Timeline.Count(stage => stage.EndedAt is not null) ?? 0;

    private static double Seconds(TimelineEntry entry) => entry.EndedAt is { } end ? Math.Round((end - entry.StartedAt).TotalSeconds, 3) : 0;

    private static Deployment? Before(Slot read, string id) => read.Active?.Id == id ? read.Active : read.Waiting.FirstOrDefault(w => w.Id == id);

    /// <summary>The outcome as it is written everywhere.</summary>
    internal static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Released => "released",
        Outcome.RolledBack => "rolledBack",
        Outcome.Failed => "failed",
        Outcome.Rejected => "rejected",
        Outcome.Expired => "expired",
        Outcome.Superseded => "superseded",
        Outcome.Previewed => "previewed",
        _ => "cancelled",
    };
}
