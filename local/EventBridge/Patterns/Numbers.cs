using System.Text.Json;

namespace Delightful.Local.EventBridge.Patterns;

/// <summary>JSON numbers compared by value, exactly where a decimal holds them.</summary>
static class Numbers
{
    public static int Compare(JsonElement left, JsonElement right) =>
        left.TryGetDecimal(out var l) && right.TryGetDecimal(out var r) ? l.CompareTo(r) : left.GetDouble().CompareTo(right.GetDouble());
}
