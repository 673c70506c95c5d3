using System.Collections.Frozen;

namespace Delightful.Core.Plans;

/// <summary>Names of types of resources; one that ends in a star stands for all that begin so.</summary>
internal sealed class TypeNames
{
    private readonly FrozenSet<string> _names;
    private readonly string[] _beginnings;

    public TypeNames(IEnumerable<string> names)
    {
        var all = names.ToList();
        _names = all.Where(n => !n.EndsWith('*')).ToFrozenSet(StringComparer.Ordinal);
        _beginnings = [.. all.Where(n => n.EndsWith('*')).Select(n => n[..^1])];
    }

    public bool Contains(string type) => _names.Contains(type) || Array.Exists(_beginnings, b => type.StartsWith(b, StringComparison.Ordinal));
}
