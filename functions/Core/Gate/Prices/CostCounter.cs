using System.Collections.Immutable;
using Delightful.Core.Gate.Policies;
using Delightful.Core.Plans;

namespace Delightful.Core.Gate.Prices;

/// <summary>Adds up what the resources of a plan cost a month, before and after.</summary>
internal sealed class CostCounter
{
    private const int MostComponents = 1_000;
    private const int MostTold = 10;
    private const string Others = "others";

    private readonly Dictionary<string, (decimal Before, decimal After)> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (decimal Before, decimal After)>.AlternateLookup<ReadOnlySpan<char>> _byKey;
    private readonly SortedSet<string> _notPricedTypes = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _byUseTypes = new(StringComparer.Ordinal);
    private readonly PriceBook _prices;
    private readonly Fleet _fleet;
    private int _byUse;
    private int _notPriced;

    public CostCounter(PriceBook prices)
    {
        (_prices, _fleet) = (prices, new Fleet(prices));
        _byKey = _components.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The attributes that prices of a type are made of.</summary>
    public static IEnumerable<string> AttributesOf(string type) =>
        (PriceBook.Default.Of(type)?.Parts.SelectMany(p => p.Attributes) ?? []).Concat(Fleet.AttributesOf(type));

    /// <inheritdoc cref="Fleet.Architectures"/>
    public IReadOnlyCollection<string> Architectures => _fleet.Architectures;

    /// <summary>What a resource costs with these values; the tasks of a service are priced when all is known.</summary>
    public PlannedPrice PriceOf(string type, PlannedValue before, PlannedValue after)
    {
        var isByUse = after.Value is not null && _prices.IsByUse(type);
        if (_prices.HasNoBaseline(type))
            return new(0, 0, HasBaseline: false, isByUse);
        var price = _prices.Of(type);
        return new(before.Value is null ? 0 : price?.Of(before), after.Value is null ? 0 : price?.Of(after), HasBaseline: true, isByUse);
    }

    /// <summary>Adds a resource; null for the price of one that is too large to be looked at.</summary>
    public void Add(in SeenResource resource, PlannedPrice? price)
    {
        if (resource.Type is Fleet.Service or Fleet.TaskDefinition && price is not null)
            _fleet.Add(resource);
        else if (price is null)
            NotPriced(resource.Type);
        else if (price.Value is { HasBaseline: true, Before: { } before, After: { } after })
            Add(Components.KeyOf(resource.Address, resource.Type), before, after);
        else if (price.Value.HasBaseline)
            NotPriced(resource.Type);
        if (price is { IsByUse: true })
            ByUse(resource.Type);
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
            Add(Components.KeyOf(module + Fleet.Service, Fleet.Service), before.Value * _prices.HoursAMonth, after.Value * _prices.HoursAMonth);
            if (before > 0 && after > 0)
                rollout = (rollout ?? 0) + Math.Max(before.Value, after.Value);
        }
        return new CostEstimate
        {
            Before = Rounded(_components.Values.Sum(c => c.Before), 2),
            After = Rounded(_components.Values.Sum(c => c.After), 2),
            Components = [.. _components
                .OrderByDescending(c => Math.Abs(c.Value.After - c.Value.Before)).ThenByDescending(c => c.Value.After).ThenBy(c => c.Key, StringComparer.Ordinal)
                .Take(MostTold).Select(c => new ComponentCost(PlanNames.Identifier(c.Key), Rounded(c.Value.Before, 2), Rounded(c.Value.After, 2)))],
            RolloutHour = rollout is { } hour ? Rounded(hour, 4) : null,
            ByUse = _byUse,
            ByUseTypes = _byUseTypes.Count == 0 ? default : [.. _byUseTypes],
            NotPriced = _notPriced + _fleet.LeftOut,
            NotPricedTypes = [.. _notPricedTypes.Take(MostTold)],
            Currency = _prices.Currency,
            Region = _prices.Region,
            PricesOf = _prices.PricesOf,
        };
    }

    private void Add(ReadOnlySpan<char> component, decimal before, decimal after)
    {
        if (_components.Count >= MostComponents && !_byKey.ContainsKey(component))
            component = Others;
        _byKey.TryGetValue(component, out var sum);
        _byKey[component] = (sum.Before + before, sum.After + after);
    }

    private static decimal Rounded(decimal amount, int digits) => Math.Round(amount, digits, MidpointRounding.AwayFromZero);

    private void ByUse(string type)
    {
        _byUse++;
        if (_byUseTypes.Count < MostTold)
            _byUseTypes.Add(PlanNames.Identifier(type));
    }

    private void NotPriced(string type)
    {
        _notPriced++;
        if (_notPricedTypes.Count < MostTold)
            _notPricedTypes.Add(PlanNames.Identifier(type));
    }
}
