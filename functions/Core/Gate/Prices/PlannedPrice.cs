namespace Delightful.Core.Gate.Prices;

/// <summary>What a resource costs a month.</summary>
/// <param name="Before">Before the plan; null when that is not known.</param>
/// <param name="After">After it; null when that is not known.</param>
/// <param name="IsThereAfter">True when it exists after it.</param>
internal readonly record struct PlannedPrice(decimal? Before, decimal? After, bool IsThereAfter);
