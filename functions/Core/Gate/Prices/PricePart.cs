using System.Globalization;
using System.Text.Json;
using Delightful.Core.Gate.Policies;

namespace Delightful.Core.Gate.Prices;

/// <summary>One thing that a resource is paid for while it is there: a price, times what the resource has of it.</summary>
internal sealed class PricePart
{
    private readonly decimal _times;
    private readonly string[]? _by;
    private readonly string? _byElse;
    private readonly Dictionary<string, decimal> _prices = new(StringComparer.Ordinal);
    private readonly string[]? _count;
    private readonly decimal? _countElse;
    private readonly string[]? _items;
    private readonly string[]? _twiceWhen;
    private readonly (string[] Attribute, HashSet<string> In, bool Else)? _only;

    public PricePart(JsonElement json, decimal hoursAMonth)
    {
        var isHourly = json.TryGetProperty("hour", out var price);
        _times = isHourly ? hoursAMonth : 1;
        if (!isHourly)
            price = json.GetProperty("month");
        if (price.ValueKind is JsonValueKind.Number)
        {
            _prices[""] = price.GetDecimal();
        }
        else
        {
            (_by, _byElse) = (Path(price, "by"), price.TryGetProperty("else", out var other) ? other.GetString() : null);
            foreach (var one in price.GetProperty("of").EnumerateObject())
                _prices[one.Name] = one.Value.GetDecimal();
        }
        (_count, _items, _twiceWhen) = (Path(json, "times"), Path(json, "timesItemsOf"), Path(json, "twiceWhen"));
        _countElse = json.TryGetProperty("timesElse", out var count) ? count.GetDecimal() : null;
        if (json.TryGetProperty("only", out var only))
            _only = (Path(only, "attribute")!, [.. only.GetProperty("in").EnumerateArray().Select(v => v.GetString()!)], only.TryGetProperty("else", out _));
    }

    /// <summary>The attributes that it looks at.</summary>
    public IEnumerable<string> Attributes => new[] { _by, _count, _items, _twiceWhen, _only?.Attribute }.OfType<string[]>().Select(p => p[0]);

    /// <summary>Whether the resource is of the kind that is paid so.</summary>
    public bool IsFor(PlannedValue resource)
    {
        if (_only is not { } only)
            return true;
        var value = One(resource, only.Attribute);
        return value.IsNothing ? only.Else : value.Text is { } text && only.In.Contains(text);
    }

    /// <summary>What it costs a month; null when the plan does not tell, or the table has no price for it.</summary>
    public decimal? Of(PlannedValue resource)
    {
        if (Price(resource) is not { } price || Count(resource) is not { } count || count < 0 || count > 1_000_000)
            return null;
        var twice = _twiceWhen is null ? default : One(resource, _twiceWhen);
        return twice.IsUnknown ? null : price * _times * count * (twice.Text == "true" ? 2 : 1);
    }

    private decimal? Price(PlannedValue resource)
    {
        if (_by is null)
            return _prices[""];
        var value = One(resource, _by);
        var key = value.IsNothing ? _byElse : value.Text;
        return key is not null && _prices.TryGetValue(key, out var price) ? price : null;
    }

    private decimal? Count(PlannedValue resource)
    {
        if (_items is not null)
            return resource.CountAt(_items) is > 0 and var items ? items : 1;
        if (_count is null)
            return 1;
        var value = One(resource, _count);
        if (value.IsNothing)
            return _countElse;
        return decimal.TryParse(value.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static PlannedValue One(PlannedValue resource, string[] path) => resource.First(path);

    private static string[]? Path(JsonElement json, string name) => json.TryGetProperty(name, out var path) ? path.GetString()!.Split('.') : null;
}
