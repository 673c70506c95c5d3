using System.Collections.Immutable;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;

namespace Delightful.Core.Feedback;

/// <summary>The parts of a comment that always have their room: what to do, what was before, and where to look on.</summary>
internal static class CommentEnd
{
    public static string WhatYouCanDo(Deployment deployment, FeedbackContext context)
    {
        var steps = NextSteps.Of(deployment, context);
        return steps.IsEmpty ? "" : "**What you can do now**\n\n" + string.Join('\n', steps.Select(step =>
            $"- {GitHubEscape.Text(Sentences.Readable(step.Says))}{Typed(step)}"));
    }

    private static string Typed(NextStep step) => (step.Command, step.SaidIn(Via.GitHub)) switch
    {
        ({ } command, { } said) => $" comment {GitHubEscape.Code(said)} here, or run {GitHubEscape.Code(command)}",
        ({ } command, _) => " " + GitHubEscape.Code(command),
        _ => "",
    };

    public static string Earlier(ImmutableArray<EarlierRun> runs) => runs.IsEmpty
        ? ""
        : $"<details><summary>Earlier ({runs.Length})</summary>\n\n{string.Join('\n', runs.Select(Line))}\n\n</details>";

    public static string Foot(Deployment deployment, FeedbackContext context) => string.Join(" · ", new[]
    {
        context.DashboardUrl is null ? null : GitHubEscape.Link("Dashboard", context.DashboardUrl),
        context.ServiceUrl is null ? null : GitHubEscape.Link("Service", context.ServiceUrl),
        $"Deployment {GitHubEscape.Code(deployment.Id)}",
        $"Correlation {GitHubEscape.Code(deployment.Request.CorrelationId)}",
    }.OfType<string>());

    private static string Line(EarlierRun run) =>
        $"- {run.Symbol} {GitHubEscape.Code(Sentences.Readable(run.Tag))} {run.Word}: {GitHubEscape.Text(Sentences.Capital(Sentences.Readable(run.Sentence)))}"
        + (run.Took is { } took ? $" (took {Words.Duration(took)})" : "");
}
