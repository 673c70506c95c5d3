using System.Collections.Frozen;
using System.Text.Json;
using Delightful.Core.Gate.Policies;
using Delightful.Core.Plans;

namespace Delightful.Core.Gate.Prices;

/// <summary>The list prices: <c>prices.json</c>. Prices of one region at one date, which the table says.</summary>
internal sealed class PriceBook
{
    private static readonly Lazy<PriceBook> Book = new(() => new PriceBook());

    private readonly FrozenDictionary<string, TypePrice> _types;
    private readonly TypeNames _byUse;
    private readonly TypeNames _free;

    private PriceBook()
    {
        using var json = EmbeddedJson.Open("prices.json");
        var root = json.RootElement;
        (Currency, Region, PricesOf) = (root.GetProperty("currency").GetString()!, root.GetProperty("region").GetString()!, root.GetProperty("pricesOf").GetString()!);
        HoursAMonth = root.GetProperty("hoursAMonth").GetDecimal();
        _types = root.GetProperty("types").EnumerateObject().ToFrozenDictionary(t => t.Name, t => TypePrice.Read(t.Value, HoursAMonth), StringComparer.Ordinal);
        _byUse = Names(root, "byUse");
        _free = Names(root, "free");
        Fargate = root.GetProperty("fargate").EnumerateObject().ToDictionary(
            a => a.Name, a => (Cpu: a.Value.GetProperty("vcpuHour").GetDecimal(), Memory: a.Value.GetProperty("gigabyteHour").GetDecimal()), StringComparer.Ordinal);
    }

    public static PriceBook Default => Book.Value;

    public string Currency { get; }

    public string Region { get; }

    public string PricesOf { get; }

    public decimal HoursAMonth { get; }

    /// <summary>What a processor and a gigabyte of a task cost an hour, by architecture.</summary>
    public IReadOnlyDictionary<string, (decimal Cpu, decimal Memory)> Fargate { get; }

    /// <summary>The price of a type; null when the table has none.</summary>
    public TypePrice? Of(string type) => _types.GetValueOrDefault(type);

    /// <summary>True when it is paid by use, wholly or in part.</summary>
    public bool IsByUse(string type) => _byUse.Contains(type) || Of(type) is { ByUse: true };

    /// <summary>True when it is known to cost nothing by itself, or to be paid by use alone.</summary>
    public bool HasNoBaseline(string type) => _byUse.Contains(type) || _free.Contains(type);

    private static TypeNames Names(JsonElement root, string name) => new(root.GetProperty(name).EnumerateArray().Select(t => t.GetString()!));
}

/// <summary>What resources of a type are paid for.</summary>
internal sealed record TypePrice(PricePart[] Parts, bool ByUse)
{
    public static TypePrice Read(JsonElement json, decimal hoursAMonth) => new(
        [.. json.GetProperty("parts").EnumerateArray().Select(p => new PricePart(p, hoursAMonth))],
        json.TryGetProperty("byUse", out var byUse) && byUse.GetBoolean());

    /// <summary>What one costs a month; null when the plan does not tell, or no part is for one of its kind.</summary>
    public decimal? Of(PlannedValue resource)
    {
        if (Parts.Length == 0)
            return 0;
        var parts = Parts.Where(p => p.IsFor(resource)).Select(p => p.Of(resource)).ToList();
        return parts.Count == 0 || parts.Contains(null) ? null : parts.Sum();
    }
}
