using Delightful.Core.Deployments;
using Delightful.Core.Replays;
using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation;

/// <summary>A story that people wrote, played by the chain in a world where nothing fails that the story does not want to.</summary>
/// <param name="Steps">What was decided, slot by slot, in order of time.</param>
/// <param name="Deployments">What became of every deployment, in the order in which they were accepted.</param>
public sealed record Rehearsal(IReadOnlyList<ReplayStep> Steps, IReadOnlyList<Deployment> Deployments)
{
    /// <summary>
    /// Plays a story to its end: a JSON array of events, each as a rule sees it, in order of time. A pushed image may say
    /// by "behaviour" what it does. Throws <see cref="FormatException"/> for anything else.
    /// </summary>
    public static Rehearsal Of(string story)
    {
        var run = Run.Of(StoryReader.Read(story), keepsLines: true);
        return run.Broken.Count == 0
            ? new Rehearsal(run.World.Steps, [.. run.World.Watch.Ledger.Deployments.OrderBy(d => d.AcceptedAt)])
            : throw new InvalidOperationException($"the story breaks a promise of the chain: {run.Broken[0]}");
    }
}
