using System.Text;
using System.Text.Json;

namespace Delightful.Core.Plans;

/// <summary>Names of attributes of a resource, as they are compared with JSON that is being read.</summary>
internal sealed class AttributeNames
{
    /// <summary>Every attribute.</summary>
    public static AttributeNames All { get; } = new([]);

    private readonly byte[][] _names;

    public AttributeNames(IEnumerable<string> names) => _names = [.. names.Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];

    /// <summary>True when the property name that is being read is one of these.</summary>
    public bool Contains(ref Utf8JsonReader reader)
    {
        if (this == All)
            return true;
        foreach (var name in _names)
            if (reader.ValueTextEquals(name))
                return true;
        return false;
    }
}
