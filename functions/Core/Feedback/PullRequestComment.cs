using System.Collections.Immutable;
using Delightful.Core.Deployments;
using Delightful.Core.Forecasts;
using Delightful.Core.Plans;
using Delightful.Core.Slots;

namespace Delightful.Core.Feedback;

/// <summary>
/// The one comment a pull request has for a service in an environment. It is written anew each time and put in the
/// place of the old one, which is found by its marker.
/// </summary>
public static class PullRequestComment
{
    /// <summary>GitHub refuses 65,536 characters; UTF-16 units are never fewer than characters.</summary>
    public const int Longest = 65_000;

    private const int MostRecommendations = 20;
    private const int LeastPlan = 400;

    /// <summary>What the comment of this slot starts with, invisible to readers.</summary>
    public static string Marker(SlotKey slot) => $"<!-- delightful:{slot} -->";

    /// <summary>The comment as it should be now.</summary>
    public static string Render(Deployment deployment, FeedbackContext context, DateTimeOffset now)
    {
        var tail = Tail(deployment, context);
        var body = new CommentBody(Longest - tail.Length);
        body.TryAdd(Head(deployment, context, now));
        var steps = Steps.Of(deployment, now);
        if (steps.Any(s => s.State is not StepState.Skipped))
            body.TryAdd(Table(steps, context));
        AddPlan(body, deployment.Plan);
        CommentReview.AddTo(body, deployment.Review);
        body.TryAddList("**Notes**", [.. deployment.Notes.Select(n => GitHubEscape.Text(n))], MostRecommendations);
        body.TryAddList("**Recommendations**", [.. deployment.Recommendations.Select(Recommendation)], MostRecommendations);
        AddPlanText(body, context);
        return body + tail;
    }

    private static string Head(Deployment deployment, FeedbackContext context, DateTimeOffset now)
    {
        var key = SlotKey.TryParse(deployment.Slot)!.Value;
        var verdict = Verdict.Of(deployment, context);
        return $"""
            {Marker(key)}
            ### {verdict.Symbol} {key.Service} → {key.Environment}: {verdict.Word}

            {GitHubEscape.Text(Sentences.Capital(verdict.Sentence))}.

            {GitHubEscape.Code(deployment.Request.Tag)} ({GitHubEscape.Code(Sentences.ShortDigest(deployment.Request.Digest))}), {Sentences.Elapsed(deployment, now)}{Rest(deployment, context)}{AskedBy(deployment.Request)}
            """;
    }

    private static string Rest(Deployment deployment, FeedbackContext context) =>
        ForecastWords.OfRest(deployment, context.Forecast) is { Length: > 0 } rest ? $", {rest}" : "";

    private static string AskedBy(DeploymentRequest request) => request.Kind is DeploymentKind.Push
        ? ""
        : $", asked for by {GitHubEscape.Text(request.RequestedBy, 100)}: {GitHubEscape.Text(request.Reason)}";

    private static string Table(ImmutableArray<Step> steps, FeedbackContext context) =>
        "| Step | State | Took | Link |\n| --- | --- | --- | --- |\n" + string.Join('\n', steps.Select(step => Row(step, context.Forecast)));

    private static string Row(Step step, Forecast? forecast) =>
        $"| {step.Title} | {Sentences.Symbol(step.State)} {Sentences.Word(step.State)}{(step.Because is null ? "" : $": {step.Because}")} | {(step.Took is { } took ? Words.Duration(took) : step.State is StepState.Pending ? ForecastWords.OfStep(step.Name, forecast) : "")} | {(step.Link is null ? "" : GitHubEscape.Link("open", step.Link))} |";

    private static void AddPlan(CommentBody body, PlanSummary? plan)
    {
        if (plan is null)
            return;
        var drift = plan.Drift == 0 ? "" : $" **{plan.Drift} changed outside Terraform.**";
        var what = plan.ImageOnly ? PlanWords.OnlyTheImage : $"{GitHubEscape.Code(PlanWords.Counts(plan))}, {PlanWords.Remark(plan)}";
        body.TryAdd($"**What changes:** {what}.{drift}");
        var risky = plan.Changes.Where(PlanWords.IsRisky).ToList();
        if (risky.Count > 0)
            body.TryAddList("**Destroyed or replaced**", [.. risky.Select(c => $"{(c.Kind is ChangeKind.Delete ? "destroys" : "replaces")} {GitHubEscape.Code(c.Address)}")], MostRecommendations);
    }

    private static string Recommendation(Analysis.Recommendation recommendation) =>
        $"**{GitHubEscape.Text(recommendation.Title, 200)}**: {GitHubEscape.Text(recommendation.Reason)}"
        + (recommendation.Evidence is { } evidence ? $" ({GitHubEscape.Code(evidence)})" : "");

    private static void AddPlanText(CommentBody body, FeedbackContext context)
    {
        const string opening = "<details><summary>Plan</summary>\n\n";
        var closing = $"\n\n{(context.PlanTextUrl is null ? "" : GitHubEscape.Link("The whole plan", context.PlanTextUrl) + "\n\n")}</details>";
        var room = body.Left - opening.Length - closing.Length - 200;
        if (string.IsNullOrWhiteSpace(context.PlanText) || room < LeastPlan)
            return;
        var block = GitHubEscape.Block(PlanText.ForComment(context.PlanText, room), "diff");
        if (!body.TryAdd(opening + block + closing))
            body.TryAdd(opening + GitHubEscape.Block(PlanText.ForComment(context.PlanText, room / 3), "diff") + closing);
    }

    private static string Tail(Deployment deployment, FeedbackContext context)
    {
        var steps = NextSteps.Of(deployment, context).Select(step =>
            $"- {GitHubEscape.Text(step.Says)}{(step.Command is { } command ? " " + GitHubEscape.Code(command) : "")}");
        var links = new[]
        {
            context.DashboardUrl is null ? null : GitHubEscape.Link("Dashboard", context.DashboardUrl),
            context.ServiceUrl is null ? null : GitHubEscape.Link("Service", context.ServiceUrl),
        };
        var what = string.Join('\n', steps);
        var foot = string.Join(" · ", links.OfType<string>().Append($"Deployment {GitHubEscape.Code(deployment.Id)}").Append($"Correlation {GitHubEscape.Code(deployment.Request.CorrelationId)}"));
        return (what.Length == 0 ? "" : $"**What you can do now**\n\n{what}\n\n") + foot + "\n";
    }
}
