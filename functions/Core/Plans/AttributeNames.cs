using System.Text;
using System.Text.Json;

namespace Delightful.Core.Plans;

/// <summary>Names of attributes of a resource, as they are compared with JSON that is being read.</summary>
internal sealed class AttributeNames
{
    /// <summary>Every attribute.</summary>
    public static AttributeNames All { get; } = new([]) { IsAll = true };

    private readonly byte[][] _names;
    private readonly ulong _lengths;

    public AttributeNames(IEnumerable<string> names)
    {
        _names = [.. names.Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];
        foreach (var name in _names)
            _lengths |= 1UL << Math.Min(name.Length, 63);
    }

    /// <summary>True for every attribute.</summary>
    public bool IsAll { get; private init; }

    /// <summary>True when no attribute is wanted, only whether there are any.</summary>
    public bool IsNone => !IsAll && _names.Length == 0;

    /// <summary>True when the property name that is being read is one of these.</summary>
    public bool Contains(ref Utf8JsonReader reader)
    {
        if (IsAll)
            return true;
        var name = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        if ((_lengths >> Math.Min(name.Length, 63) & 1) == 0)
            return false;
        foreach (var one in _names)
            if (name.SequenceEqual(one))
                return true;
        return false;
    }
}
