using System.Text.Json;

namespace Delightful.Local.EventBridge.Patterns;

/// <summary>The values at a place: itself, or the elements of an array there. Objects and empty arrays have none.</summary>
static class Leaves
{
    public static bool Any(JsonElement value, Func<JsonElement, bool> holds)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return false;
            case JsonValueKind.Array:
                foreach (var element in value.EnumerateArray())
                    if (Any(element, holds))
                        return true;
                return false;
            default:
                return holds(value);
        }
    }
}
