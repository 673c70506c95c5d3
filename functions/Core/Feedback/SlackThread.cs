using System.Globalization;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Gate;

namespace Delightful.Core.Feedback;

/// <summary>The thread under a deployment's Slack message.</summary>
public static class SlackThread
{
    private const int MostComponents = 5;

    /// <summary>
    /// One reply for a change that people should hear of, in Slack's markup; null for one that only the message shows.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="review">The review of the deployment's plan, as far as it is known.</param>
    /// <param name="most">The longest sentence.</param>
    public static string? Line(DeploymentChanged change, PlanReview? review = null, int most = 1000) =>
        change.Progress || SlackEscape.Literal(change.Sentence) is not { Length: > 0 } ? null : $"{Symbol(change, review)} {SlackEscape.Text(Sentences.Readable(change.Sentence), most)}";

    /// <summary>What the plan costs by component, in Slack's markup: the largest changes; null when nothing changes in cost.</summary>
    public static string? Cost(PlanReview? review)
    {
        if (review?.Cost is not { } cost || CostLine.Of(cost) is not { IsEmpty: false } lines || lines.All(line => line.Change == 0))
            return null;
        var changed = lines.Where(line => line.Change != 0).ToList();
        var more = changed.Count - MostComponents;
        return string.Join('\n', (string[])
        [
            SlackEscape.Text($"💰 Cost: {ReviewWords.Baseline(cost)}"),
            .. changed.Take(MostComponents).Select(line => SlackEscape.Text($"• {line.Component}: {line.Says(cost.Currency)}")),
            .. more > 0 ? [string.Create(CultureInfo.InvariantCulture, $"• and {more} more")] : Array.Empty<string>(),
            .. new[] { ReviewWords.Rollout(cost), ReviewWords.ByUse(cost), ReviewWords.NotPriced(cost) }.OfType<string>().Select(said => SlackEscape.Text(said)),
        ]);
    }

    /// <summary>The sign that the message has. What was rejected without a review never started.</summary>
    private static string Symbol(DeploymentChanged change, PlanReview? review) => change.Outcome switch
    {
        Outcome.Released => "✅",
        Outcome.RolledBack => "↩️",
        Outcome.Failed => "❌",
        Outcome.Rejected => review is null ? "🔒" : "⛔",
        Outcome.Expired => "⌛",
        Outcome.Previewed => "👀",
        Outcome.Superseded => "⏭️",
        Outcome.Cancelled => "⏹️",
        null when change.Stalled => "🐢",
        _ => change.Stage switch
        {
            "waiting" => "⏳",
            "approve" when review?.Verdict is ReviewVerdict.Inconclusive => "❓",
            "approve" => "✋",
            "rollback" => "↩️",
            _ => "🔄",
        },
    };
}
