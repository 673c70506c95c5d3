using System.Collections.Immutable;
using Delightful.Core.Gate.Policies;
using Delightful.Core.Plans;

namespace Delightful.Core.Gate.Prices;

/// <summary>Adds up what the resources of a plan cost a month, before and after.</summary>
internal sealed class CostCounter(PriceBook prices)
{
    private const int MostComponents = 1_000;
    private const int MostTold = 10;
    private const string Others = "others";

    private readonly Dictionary<string, (decimal Before, decimal After)> _components = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _notPricedTypes = new(StringComparer.Ordinal);
    private readonly Fleet _fleet = new(prices);
    private int _byUse;
    private int _notPriced;

    /// <summary>The attributes that prices of a type are made of.</summary>
    public static IEnumerable<string> AttributesOf(string type) =>
        (PriceBook.Default.Of(type)?.Parts.SelectMany(p => p.Attributes) ?? []).Concat(Fleet.AttributesOf(type));

    public void Add(SeenResource resource)
    {
        if (resource.Type is Fleet.Service or Fleet.TaskDefinition && !resource.IsTooLarge)
        {
            _fleet.Add(resource);
            return;
        }
        _byUse += resource.After is not null && prices.IsByUse(resource.Type) ? 1 : 0;
        if (prices.HasNoBaseline(resource.Type))
            return;
        var price = resource.IsTooLarge ? null : prices.Of(resource.Type);
        var before = resource.Before is { } old ? price?.Of(new(old, null)) : 0;
        var after = resource.After is { } @new ? price?.Of(new(@new, resource.Unknown)) : resource.IsTooLarge ? null : 0;
        if (before is null || after is null)
            NotPriced(resource.Type);
        else
            Add(Components.Of(resource.Address, resource.Type), before.Value, after.Value);
    }

    public CostEstimate ToEstimate()
    {
        decimal? rollout = null;
        foreach (var (module, before, after) in _fleet.Hours())
        {
            if (before is null || after is null)
            {
                NotPriced(Fleet.Service);
                continue;
            }
            Add(Components.Of(module + Fleet.Service, Fleet.Service), before.Value * prices.HoursAMonth, after.Value * prices.HoursAMonth);
            if (before > 0 && after > 0)
                rollout = (rollout ?? 0) + Math.Max(before.Value, after.Value);
        }
        return new CostEstimate
        {
            Before = Rounded(_components.Values.Sum(c => c.Before), 2),
            After = Rounded(_components.Values.Sum(c => c.After), 2),
            Components = [.. _components
                .OrderByDescending(c => Math.Abs(c.Value.After - c.Value.Before)).ThenByDescending(c => c.Value.After).ThenBy(c => c.Key, StringComparer.Ordinal)
                .Take(MostTold).Select(c => new ComponentCost(c.Key, Rounded(c.Value.Before, 2), Rounded(c.Value.After, 2)))],
            RolloutHour = rollout is { } hour ? Rounded(hour, 4) : null,
            ByUse = _byUse,
            NotPriced = _notPriced,
            NotPricedTypes = [.. _notPricedTypes.Take(MostTold)],
            Currency = prices.Currency,
            Region = prices.Region,
            PricesOf = prices.PricesOf,
        };
    }

    private void Add(string component, decimal before, decimal after)
    {
        if (_components.Count >= MostComponents && !_components.ContainsKey(component))
            component = Others;
        var sum = _components.GetValueOrDefault(component);
        _components[component] = (sum.Before + before, sum.After + after);
    }

    private static decimal Rounded(decimal amount, int digits) => Math.Round(amount, digits, MidpointRounding.AwayFromZero);

    private void NotPriced(string type)
    {
        _notPriced++;
        if (_notPricedTypes.Count < MostTold)
            _notPricedTypes.Add(PlanNames.Identifier(type));
    }
}
