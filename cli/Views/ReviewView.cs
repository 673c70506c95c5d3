using Delightful.Core.Feedback;
using Delightful.Core.Gate;

namespace Delightful.Cli.Views;

/// <summary>What a person should know of a plan.</summary>
/// <param name="Summary">The risk in a few words.</param>
/// <param name="Verdict">What it means for the gate.</param>
/// <param name="Score">The risk, 0 to 100.</param>
/// <param name="Level">The risk in a word.</param>
/// <param name="Reasons">What makes it, the gravest first.</param>
/// <param name="LeftOut">How many more there are that are not kept.</param>
/// <param name="Undetermined">What could not be determined, and why.</param>
/// <param name="Cost">What it costs; null when it could not be priced at all.</param>
sealed record ReviewView(
    string Summary, ReviewVerdict Verdict, int Score, RiskLevel Level, IReadOnlyList<ReasonView> Reasons, int LeftOut, IReadOnlyList<string> Undetermined, CostView? Cost)
{
    public static ReviewView? Of(PlanReview? review) => review is null
        ? null
        : new(
            ReviewWords.Risk(review)["risk ".Length..], review.Verdict, review.Score, review.Level,
            [.. review.Items.Select(item => new ReasonView(ReviewWords.Effect(item), item.Code, item.Address, item.Sentence, item.Points))],
            review.LeftOut, Doubts.Of(review), CostView.Of(review.Cost));

    /// <summary>The risk and each reason that deserves a line.</summary>
    public IEnumerable<string> Lines()
    {
        yield return Summary;
        foreach (var reason in Reasons.Where(reason => reason.Means != "note"))
            yield return $"{reason.Means}: {(reason.Address is { } address ? $"{address} " : "")}{reason.Sentence}{(reason.Points == 0 ? "" : $" ({reason.Points} points)")}";
        if (LeftOut > 0)
            yield return $"and {LeftOut} more that are not kept one by one";
    }
}

/// <summary>One reason of a risk.</summary>
/// <param name="Means">What it means for the gate.</param>
/// <param name="Code">What it is, the same word for the same thing in every plan.</param>
/// <param name="Address">The resource; null when it is about the whole plan.</param>
/// <param name="Sentence">What is to be known.</param>
/// <param name="Points">What it adds to the score.</param>
sealed record ReasonView(string Means, string Code, string? Address, string Sentence, int Points);

/// <summary>What a plan costs a month by list prices.</summary>
/// <param name="Summary">In a few words.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Region">Whose list prices these are.</param>
/// <param name="PricesOf">When they were looked up.</param>
/// <param name="Baseline">What is paid for being there.</param>
/// <param name="RolloutHour">What a rollout adds an hour; null when nothing runs twice.</param>
/// <param name="ByUse">What is paid by use, and is in no figure.</param>
/// <param name="NotPriced">What has no price here, and is in no figure.</param>
sealed record CostView(
    string Summary, string Currency, string Region, string PricesOf, BaselineView Baseline, decimal? RolloutHour, ApartView ByUse, ApartView NotPriced)
{
    public static CostView? Of(CostEstimate? cost) => cost is null
        ? null
        : new(
            ReviewWords.Cost(cost), cost.Currency, cost.Region, cost.PricesOf, new(cost.Before, cost.After, cost.Change, CostLine.Of(cost)), cost.RolloutHour,
            new(cost.ByUse, cost.ByUseTypes.IsDefault ? [] : cost.ByUseTypes), new(cost.NotPriced, cost.NotPricedTypes));

    /// <summary>The whole, then each component.</summary>
    public IEnumerable<string> Lines() => [Summary, .. Baseline.Components.Select(line => $"{line.Component}: {line.Says(Currency)}")];
}

/// <summary>What is paid for being there.</summary>
/// <param name="Before">Before the plan.</param>
/// <param name="After">After it.</param>
/// <param name="Change">How much more.</param>
/// <param name="Components">The same by component, the largest change first.</param>
sealed record BaselineView(decimal Before, decimal After, decimal Change, IReadOnlyList<CostLine> Components);

/// <summary>Resources that are in no figure.</summary>
/// <param name="Resources">How many.</param>
/// <param name="Types">Some of their types.</param>
sealed record ApartView(int Resources, IReadOnlyList<string> Types);
