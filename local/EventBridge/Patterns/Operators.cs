using System.Text.Json;

namespace Delightful.Local.EventBridge.Patterns;

/// <summary>The match expressions: objects with one key that names the operator.</summary>
static class Operators
{
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.Ordinal)
    {
        "prefix", "suffix", "equals-ignore-case", "wildcard", "anything-but", "numeric", "cidr", "exists",
    };

    public static Condition Compile(JsonElement expression, string path)
    {
        var keys = expression.EnumerateObject().ToList();
        if (keys is not [var one])
            throw InvalidPattern.Because(keys.Count == 0 ? "Empty objects are not allowed" : "Only one key allowed in match expression", path);
        return one.Name switch
        {
            "exists" => Exists(one.Value, path),
            "anything-but" => AnythingBut.Compile(one.Value, path),
            "numeric" => NumericRange.Compile(one.Value, path),
            "cidr" => CidrBlock.Compile(one.Value, path),
            "prefix" or "suffix" or "equals-ignore-case" or "wildcard" => TextOperator.Compile(one.Name, one.Value, path),
            _ => throw InvalidPattern.Because($"Unrecognized match type {one.Name}", path),
        };
    }

    static Condition Exists(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.True => Condition.Present,
        JsonValueKind.False => Condition.Absent,
        _ => throw InvalidPattern.Because("exists match pattern must be either true or false.", path),
    };
}
