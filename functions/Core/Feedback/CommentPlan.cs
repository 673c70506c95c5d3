using Delightful.Core.Deployments;
using Delightful.Core.Plans;

namespace Delightful.Core.Feedback;

/// <summary>What a comment says of the plan.</summary>
internal static class CommentPlan
{
    private const int MostRisks = 20;
    private const int LeastText = 400;

    public static void AddChanges(CommentBody body, Deployment deployment)
    {
        if (deployment.Plan is { } plan)
            body.TryAdd(Change(plan));
        if (AppliedWords.Of(deployment) is { } stays)
            body.TryAdd(stays);
        body.TryAddList("**Destroyed or replaced**", [.. PlanWords.LossesBeside(deployment).Select(Risk)], MostRisks);
    }

    /// <summary>The text of the plan, folded, in the room that is left: what does not fit is left out of its middle.</summary>
    public static void AddText(CommentBody body, FeedbackContext context)
    {
        const string opening = "<details><summary>Plan</summary>\n\n";
        var closing = $"\n\n{(context.PlanTextUrl is null ? "" : GitHubEscape.Link("The whole plan", context.PlanTextUrl) + "\n\n")}</details>";
        var room = body.Left - opening.Length - closing.Length - 200;
        if (string.IsNullOrWhiteSpace(context.PlanText) || room < LeastText)
            return;
        var block = GitHubEscape.Block(PlanText.ForComment(context.PlanText, room), "diff");
        if (!body.TryAdd(opening + block + closing))
            body.TryAdd(opening + GitHubEscape.Block(PlanText.ForComment(context.PlanText, room / 3), "diff") + closing);
    }

    private static string Change(PlanSummary plan)
    {
        var what = plan.ImageOnly ? PlanWords.OnlyTheImage : $"{GitHubEscape.Code(PlanWords.Counts(plan))}, {PlanWords.Remark(plan)}";
        var drift = PlanWords.Drift(plan) is { Length: > 0 } sentence ? $" **{sentence}**" : "";
        return $"**What changes:** {what}.{drift}";
    }

    private static string Risk(PlannedChange change) => $"{(change.Kind is ChangeKind.Delete ? "destroys" : "replaces")} {GitHubEscape.Code(change.Address)}";
}
