using System.Collections.Immutable;
using Delightful.Core.Deployments;

namespace Delightful.Core.Feedback;

/// <summary>A deployment as its pull request remembers it once a newer one has taken its place in the comment.</summary>
/// <param name="DeploymentId">The deployment; ids sort by time.</param>
/// <param name="Tag">Its image tag.</param>
/// <param name="Symbol">One emoji for its state.</param>
/// <param name="Word">One or two words for its state.</param>
/// <param name="Sentence">What is going on or how it ended. Holds text from outside: escape it.</param>
/// <param name="Took">How long it ran; null while it runs, or when it never started.</param>
public sealed record EarlierRun(string DeploymentId, string Tag, string Symbol, string Word, string Sentence, TimeSpan? Took)
{
    /// <summary>The most runs that a pull request remembers.</summary>
    public const int Kept = 10;

    private const int LongestSentence = 300;

    /// <summary>A deployment as it is now.</summary>
    public static EarlierRun Of(Deployment deployment, FeedbackContext context)
    {
        var verdict = Verdict.Of(deployment, context);
        return new EarlierRun(
            deployment.Id, deployment.Request.Tag, verdict.Symbol, verdict.Word, Text.SafeText.Line(verdict.Sentence, LongestSentence),
            deployment.Stage is Stage.Ended ended && !deployment.Timeline.IsEmpty ? ended.At - deployment.AcceptedAt : null);
    }

    /// <summary>The runs with this one as it is now, newest first, and no more than are kept.</summary>
    public static ImmutableArray<EarlierRun> Remember(ImmutableArray<EarlierRun> runs, EarlierRun run) =>
        [.. runs.Where(known => known.DeploymentId != run.DeploymentId).Append(run).OrderByDescending(known => known.DeploymentId, StringComparer.Ordinal).Take(Kept + 1)];
}
