using System.Collections.Immutable;
using System.Globalization;
using Delightful.Core.Gate;

namespace Delightful.Core.Feedback;

/// <summary>The review of a plan in words that are not yet fit for any one place: they hold names out of the plan.</summary>
public static class ReviewWords
{
    /// <summary>The risk in a few words: <c>risk 35 of 100, medium</c>. What could not be judged is not called low.</summary>
    public static string Risk(PlanReview review) => review.Verdict is ReviewVerdict.Inconclusive
        ? string.Create(CultureInfo.InvariantCulture, $"risk not determined, {review.Score} of 100 as far as could be judged")
        : string.Create(CultureInfo.InvariantCulture, $"risk {review.Score} of 100, {review.Level.ToString().ToLowerInvariant()}");

    /// <summary>What a person decided, when and why.</summary>
    public static string Decision(GateDecision decision) =>
        $"{(decision.Approves ? "approved" : "rejected")} by {decision.By.Title}, {Sentences.Clock(decision.At)}: {decision.Reason}";

    /// <summary>The items that deserve a line of their own: all but notes.</summary>
    public static ImmutableArray<RiskItem> WorthTelling(PlanReview review) => [.. review.Items.Where(item => item.Effect is not RiskEffect.Tell)];

    /// <summary>What an item means: <c>denied</c>, <c>not determined</c>, <c>asks</c>, <c>warning</c>, <c>note</c>.</summary>
    public static string Effect(RiskItem item) => item.Effect switch
    {
        RiskEffect.Ask when Doubts.IsDoubt(item) => "not determined",
        RiskEffect.Deny => "denied",
        RiskEffect.Ask => "asks",
        RiskEffect.Warn => "warning",
        _ => "note",
    };

    /// <summary>What it costs, with what the figure leaves out: it never says zero where nobody knows.</summary>
    public static string Cost(CostEstimate cost) =>
        string.Join("; ", new[] { Baseline(cost), Rollout(cost), ByUse(cost), NotPriced(cost) }.OfType<string>());

    /// <summary>What is paid for being there, in total.</summary>
    public static string Baseline(CostEstimate cost)
    {
        var prices = $"list prices of {cost.Region}, {cost.PricesOf}";
        if (cost is { Before: 0, After: 0 })
            return $"nothing that is paid by the month ({prices})";
        if (cost.Change == 0)
            return string.Create(CultureInfo.InvariantCulture, $"no change, {cost.After:0.00} {cost.Currency} a month ({prices})");
        var change = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(cost.Change):0.00} {cost.Currency} a month {(cost.Change > 0 ? "more" : "less")}");
        return string.Create(CultureInfo.InvariantCulture, $"{change}, {cost.Before:0.00} → {cost.After:0.00} {cost.Currency} ({prices})");
    }

    /// <summary>What a rollout adds while it lasts; null when it adds nothing.</summary>
    public static string? Rollout(CostEstimate cost) =>
        cost.RolloutHour is { } hour ? string.Create(CultureInfo.InvariantCulture, $"{hour:0.####} {cost.Currency} an hour while old and new tasks run side by side") : null;

    /// <summary>What is paid by use, and so is not in the figures; null for nothing.</summary>
    public static string? ByUse(CostEstimate cost) =>
        cost.ByUse == 0 ? null : $"{cost.ByUse} {(cost.ByUse == 1 ? "resource is" : "resources are")} paid by use, which is not estimated{(cost.ByUseTypes.IsDefaultOrEmpty ? "" : $" ({string.Join(", ", cost.ByUseTypes)})")}";

    /// <summary>What has no price here, and so is not in the figures; null for nothing.</summary>
    public static string? NotPriced(CostEstimate cost) =>
        cost.NotPriced == 0 ? null : $"{cost.NotPriced} {(cost.NotPriced == 1 ? "has" : "have")} no price here ({string.Join(", ", cost.NotPricedTypes)})";
}
