using System.Text.Json;

namespace Delightful.Local.EventBridge.Patterns;

/// <summary>anything-but: a value that is none of those listed, or that no listed text operator matches.</summary>
static class AnythingBut
{
    static readonly HashSet<string> Inner = new(StringComparer.Ordinal) { "prefix", "suffix", "equals-ignore-case", "wildcard" };

    public static Condition Compile(JsonElement value, string path)
    {
        var refused = value.ValueKind == JsonValueKind.Object ? Expressions(value, path) : Values(value, path);
        return new(actual => !refused.Any(r => r.Holds(actual)));
    }

    static List<Condition> Values(JsonElement value, string path)
    {
        var values = Members(value, path);
        if (values.Any(v => v.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)))
            throw InvalidPattern.Because("Value of anything-but must be an array or single string/number value.", path);
        if (values.Select(v => v.ValueKind).Distinct().Count() > 1)
            throw InvalidPattern.Because("Inside anything-but list, either all values are Number or String, mixed type is not supported", path);
        return [.. values.Select(Exact.Of)];
    }

    static List<Condition> Expressions(JsonElement value, string path)
    {
        if (value.EnumerateObject().ToList() is not [var one])
            throw InvalidPattern.Because("Only one key allowed in match expression", path);
        if (!Inner.Contains(one.Name))
            throw InvalidPattern.Because($"Unsupported anything-but pattern: {one.Name}", path);
        return [.. Members(one.Value, path).Select(member => TextOperator.Compile(one.Name, member, path))];
    }

    static List<JsonElement> Members(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return [value];
        return value.GetArrayLength() > 0 ? [.. value.EnumerateArray()] : throw InvalidPattern.Because("Empty arrays are not allowed", path);
    }
}
