using System.Text.Json;

namespace Delightful.Local.EventBridge.Patterns;

/// <summary>numeric: equality, one bound, or a lower bound followed by an upper one.</summary>
static class NumericRange
{
    const double Most = 5.0e9;

    public static Condition Compile(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
            throw InvalidPattern.Because("Value of numeric must be an array.", path);
        var parts = value.EnumerateArray().ToList();
        var bounds = parts.Chunk(2).Select(pair => Bound(pair, path)).ToList();
        if (bounds.Count == 0)
            throw InvalidPattern.Because("Invalid member in numeric match: the array is empty", path);
        if (bounds.Count > 2 || (bounds.Count == 2 && !(bounds[0].Operator is ">" or ">=")))
            throw InvalidPattern.Because("Too many elements in numeric expression", path);
        if (bounds.Count == 2 && bounds[1].Operator is not ("<" or "<="))
            throw InvalidPattern.Because($"Bad numeric range operator: {bounds[1].Operator}", path);
        if (bounds.Count == 2 && Numbers.Compare(bounds[0].Limit, bounds[1].Limit) >= 0)
            throw InvalidPattern.Because("Bottom must be less than top", path);
        return new(actual => actual.ValueKind == JsonValueKind.Number && bounds.All(b => Holds(b.Operator, Numbers.Compare(actual, b.Limit))));
    }

    static (string Operator, JsonElement Limit) Bound(JsonElement[] pair, string path)
    {
        if (pair[0].ValueKind != JsonValueKind.String)
            throw InvalidPattern.Because($"Invalid member in numeric match: {pair[0].GetRawText()}", path);
        var name = pair[0].GetString()!;
        if (name is not ("=" or "<" or "<=" or ">" or ">="))
            throw InvalidPattern.Because($"Unrecognized numeric range operator: {name}", path);
        if (pair.Length < 2 || pair[1].ValueKind != JsonValueKind.Number)
            throw InvalidPattern.Because($"Value of {(name == "=" ? "equals" : name)} must be numeric", path);
        if (Math.Abs(pair[1].GetDouble()) > Most)
            throw InvalidPattern.Because("Value must be between -5.0E9 and 5.0E9, inclusive", path);
        return (name, pair[1]);
    }

    static bool Holds(string name, int compared) => name switch
    {
        "=" => compared == 0,
        "<" => compared < 0,
        "<=" => compared <= 0,
        ">" => compared > 0,
        _ => compared >= 0,
    };
}
