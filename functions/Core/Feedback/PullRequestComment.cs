using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Feedback;

/// <summary>
/// The one comment a pull request has for a service in an environment. It is written anew each time and put in the
/// place of the old one, which is found by its marker.
/// </summary>
public static class PullRequestComment
{
    /// <summary>
    /// GitHub says that it takes 65,536 characters, and has been measured to take 262,144 bytes. UTF-16 units are never
    /// fewer than characters and have three bytes at most, so this many are below both.
    /// </summary>
    public const int Longest = 65_000;

    private const int MostNotes = 10;
    private const int MostRecommendations = 20;
    private const int MostUnfolded = 3;

    /// <summary>What the comment of this slot starts with, invisible to readers.</summary>
    public static string Marker(SlotKey slot) => $"<!-- delightful:{slot} -->";

    /// <summary>The comment as it should be now.</summary>
    public static string Render(Deployment deployment, FeedbackContext context, DateTimeOffset now)
    {
        var body = new CommentBody(Longest);
        var can = body.Reserve(CommentEnd.WhatYouCanDo(deployment, context));
        var earlier = body.Reserve(CommentEnd.Earlier(context.Earlier));
        var foot = body.Reserve(CommentEnd.Foot(deployment, context));
        body.TryAdd(CommentHead.Of(deployment, context, now));
        QueueWords.AddTo(body, context.Queue);
        var steps = Steps.Of(deployment, now, context.SmokeSince);
        if (steps.Any(s => s.State is not StepState.Skipped))
            body.TryAdd(CommentHead.Table(steps, context));
        CommentPlan.AddChanges(body, deployment);
        CommentReview.AddTo(body, deployment.Review, deployment.Decisions);
        body.TryAddList("**Notes**", [.. deployment.Notes.TakeLast(MostNotes).Select(n => GitHubEscape.Text(Sentences.Capital(Sentences.Readable(n))))], MostNotes);
        body.AddReserved(can);
        AddRecommendations(body, [.. deployment.Recommendations.Select(Recommendation)]);
        CommentPlan.AddText(body, context);
        body.AddReserved(earlier);
        body.AddReserved(foot);
        return body.ToString();
    }

    private static void AddRecommendations(CommentBody body, string[] recommendations)
    {
        if (recommendations.Length <= MostUnfolded)
            body.TryAddList("**Recommendations**", recommendations, MostRecommendations);
        else
            body.TryAddList($"<details><summary>Recommendations ({recommendations.Length})</summary>\n", recommendations, MostRecommendations, "\n\n</details>");
    }

    private static string Recommendation(Analysis.Recommendation recommendation) =>
        $"**{GitHubEscape.Text(recommendation.Title, 200)}**: {GitHubEscape.Text(recommendation.Reason)}"
        + (recommendation.Evidence is { } evidence ? $" ({GitHubEscape.Code(evidence)})" : "");
}
