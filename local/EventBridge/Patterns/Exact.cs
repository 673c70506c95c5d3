using System.Text.Json;

namespace Delightful.Local.EventBridge.Patterns;

/// <summary>Equality with a plain value; numbers by value, so 300, 300.0 and 3e2 are one number and "300" is another thing.</summary>
static class Exact
{
    public static Condition Of(JsonElement expected)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.String:
                var text = expected.GetString()!;
                return new(value => value.ValueKind == JsonValueKind.String && value.ValueEquals(text));
            case JsonValueKind.Number:
                return new(value => value.ValueKind == JsonValueKind.Number && Numbers.Compare(value, expected) == 0);
            default:
                return new(value => value.ValueKind == expected.ValueKind);
        }
    }
}
