using System.Collections.Immutable;
using System.Globalization;
using Delightful.Core.Gate;

namespace Delightful.Core.Feedback;

/// <summary>What a comment says of the review of the plan: the risk with its reasons, and the cost.</summary>
internal static class CommentReview
{
    private const int MostItems = 12;

    public static void AddTo(CommentBody body, PlanReview? review, ImmutableArray<GateDecision> decisions = default)
    {
        if (review is null)
            return;
        body.TryAddList($"**{Sentences.Capital(ReviewWords.Risk(review))}**", [.. ReviewWords.WorthTelling(review).Select(Item)], MostItems, LeftOut(review));
        if (!decisions.IsDefaultOrEmpty)
            body.TryAddList("**Decided**", [.. decisions.TakeLast(MostItems).Select(decision => GitHubEscape.Text(ReviewWords.Decision(decision)))], MostItems);
        if (review.Cost is { } cost)
        {
            body.TryAdd($"**Cost:** {GitHubEscape.Text(ReviewWords.Cost(cost))}.");
            if (CostLine.Of(cost) is { IsEmpty: false } lines)
                body.TryAdd(ByComponent(cost, lines));
        }
    }

    private static string ByComponent(CostEstimate cost, ImmutableArray<CostLine> lines) => $"""
        <details><summary>Cost by component</summary>

        | Component | Before | After | Change |
        | --- | --- | --- | --- |
        {string.Join('\n', lines.Select(Row))}
        | all | {CostLine.Amount(cost.Before)} | {CostLine.Amount(cost.After)} | {CostLine.Difference(cost.Change)} |

        {string.Join("\n", Beside(cost).Select(said => $"- {said}"))}

        </details>
        """;

    private static string Row(CostLine line) =>
        $"| {GitHubEscape.Code(line.Component)} | {CostLine.Amount(line.Before)} | {CostLine.Amount(line.After)} | {CostLine.Difference(line.Change)} |";

    /// <summary>What the figures are, and what they are not.</summary>
    private static IEnumerable<string> Beside(CostEstimate cost) => new[]
    {
        $"Baseline: the figures are {cost.Currency} a month for being there, by list prices of {cost.Region}, {cost.PricesOf}",
        ReviewWords.Rollout(cost) is { } rollout ? $"For as long as a rollout lasts: {rollout}" : null,
        ReviewWords.ByUse(cost) is { } byUse ? $"Usage-dependent, in none of these figures: {byUse}" : null,
        ReviewWords.NotPriced(cost) is { } notPriced ? $"Without a price, in none of these figures: {notPriced}" : null,
    }.OfType<string>().Select(said => GitHubEscape.Text(said));

    private static string Item(RiskItem item) =>
        $"{ReviewWords.Effect(item)}: {(item.Address is { } address ? GitHubEscape.Code(address) + " " : "")}{GitHubEscape.Text(item.Sentence)}";

    private static string LeftOut(PlanReview review) =>
        review.LeftOut == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\n- and {review.LeftOut} more that are not kept one by one");
}
