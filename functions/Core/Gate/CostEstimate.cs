using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Delightful.Core.Gate;

/// <summary>
/// What the resources of a plan cost a month by list prices, before and after. Only what is paid for being there is
/// estimated; what is paid by use is counted apart, and so is what has no price here.
/// </summary>
public sealed record CostEstimate
{
    /// <summary>What the resources cost before, a month.</summary>
    public decimal Before { get; init; }

    /// <summary>What they cost after, a month.</summary>
    public decimal After { get; init; }

    /// <summary>The largest changes, by component; a component is a module of the root, or the root's own type of resource.</summary>
    public ImmutableArray<ComponentCost> Components { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What a rollout adds while old and new tasks run side by side, an hour; null when nothing runs twice.</summary>
    public decimal? RolloutHour { get; init; }

    /// <summary>Resources after the plan that are paid by use, wholly or in part: that is not estimated.</summary>
    public int ByUse { get; init; }

    /// <summary>Some of the types that are paid by use; default when there are none, and in estimates of long ago.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<string> ByUseTypes { get; init; }

    /// <summary>Resources after the plan that have no price here.</summary>
    public int NotPriced { get; init; }

    /// <summary>Some of the types without a price, and of those whose size the plan does not tell yet.</summary>
    public ImmutableArray<string> NotPricedTypes { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The currency.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>The region whose list prices these are.</summary>
    public string Region { get; init; } = "";

    /// <summary>When the prices were looked up, <c>yyyy-MM-dd</c>.</summary>
    public string PricesOf { get; init; } = "";

    /// <summary>How much more it costs afterwards; less when negative.</summary>
    [JsonIgnore]
    public decimal Change => After - Before;
}

/// <summary>What one component costs a month.</summary>
/// <param name="Component">The component.</param>
/// <param name="Before">Before the plan.</param>
/// <param name="After">After it.</param>
public sealed record ComponentCost(string Component, decimal Before, decimal After);
