namespace Delightful.Core.Gate.Prices;

/// <summary>What a resource costs a month.</summary>
/// <param name="Before">Before the plan; null when that is not known.</param>
/// <param name="After">After it; null when that is not known.</param>
/// <param name="HasBaseline">False when it is known to cost nothing by being there.</param>
/// <param name="IsByUse">True when it is there after the plan and paid by use, wholly or in part.</param>
internal readonly record struct PlannedPrice(decimal? Before, decimal? After, bool HasBaseline, bool IsByUse);
