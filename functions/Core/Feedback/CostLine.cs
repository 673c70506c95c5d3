using System.Collections.Immutable;
using System.Globalization;
using Delightful.Core.Gate;

namespace Delightful.Core.Feedback;

/// <summary>What one component costs a month for being there. Its name comes out of the plan: escape it.</summary>
/// <param name="Component">The component.</param>
/// <param name="Before">Before the plan.</param>
/// <param name="After">After it.</param>
public sealed record CostLine(string Component, decimal Before, decimal After)
{
    private const string Others = "all others";

    /// <summary>How much more it costs afterwards.</summary>
    public decimal Change => After - Before;

    /// <summary>The components that are paid by the month, the largest change first; what is not kept one by one is one line.</summary>
    public static ImmutableArray<CostLine> Of(CostEstimate cost)
    {
        var kept = cost.Components.Where(c => c is not { Before: 0, After: 0 }).Select(c => new CostLine(c.Component, c.Before, c.After)).ToImmutableArray();
        var rest = new CostLine(Others, cost.Before - kept.Sum(c => c.Before), cost.After - kept.Sum(c => c.After));
        // Each component is rounded for itself, so less than this is no component.
        const decimal rounding = 0.1m;
        return kept.IsEmpty || (rest.Before < rounding && rest.After < rounding) ? kept : kept.Add(rest);
    }

    /// <summary>An amount by the month; nothing is not a number.</summary>
    public static string Amount(decimal amount) => amount == 0 ? "none" : amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A change with its sign.</summary>
    public static string Difference(decimal change) => change == 0 ? "no change" : change.ToString("+0.00;-0.00", CultureInfo.InvariantCulture);

    /// <summary>The line in words: <c>9.01 → 36.04 USD (+27.03)</c>.</summary>
    public string Says(string currency) => Change == 0
        ? $"{Amount(After)} {currency}, no change"
        : $"{Amount(Before)} → {Amount(After)} {currency} ({Difference(Change)})";
}
