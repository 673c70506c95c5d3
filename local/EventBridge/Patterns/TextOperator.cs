using System.Text.Json;

namespace Delightful.Local.EventBridge.Patterns;

/// <summary>prefix, suffix (either also with equals-ignore-case inside), equals-ignore-case and wildcard.</summary>
static class TextOperator
{
    public static Condition Compile(string name, JsonElement value, string path)
    {
        if (name is "prefix" or "suffix" && value.ValueKind == JsonValueKind.Object)
            return Affix(name, IgnoringCase(name, value, path), StringComparison.OrdinalIgnoreCase);
        var text = Text(name, value, path);
        return name switch
        {
            "wildcard" => Condition.OfText(Wildcard.Compile(text, path).Matches),
            "equals-ignore-case" => Condition.OfText(actual => actual.Equals(text, StringComparison.OrdinalIgnoreCase)),
            _ => Affix(name, text, StringComparison.Ordinal),
        };
    }

    static Condition Affix(string name, string text, StringComparison comparison) => Condition.OfText(
        name == "prefix" ? actual => actual.StartsWith(text, comparison) : actual => actual.EndsWith(text, comparison));

    static string IgnoringCase(string name, JsonElement value, string path) =>
        value.EnumerateObject().ToList() is [{ Name: "equals-ignore-case" } inner]
            ? Text("equals-ignore-case", inner.Value, path)
            : throw InvalidPattern.Because($"{name} match pattern must be a string, or an object with equals-ignore-case", path);

    static string Text(string name, JsonElement value, string path) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw InvalidPattern.Because($"{name} match pattern must be a string", path);
}
