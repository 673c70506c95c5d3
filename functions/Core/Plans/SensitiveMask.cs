using System.Text.Json;

namespace Delightful.Core.Plans;

/// <summary>
/// What Terraform says is sensitive: true for all of it, or a tree with true where it is. Anything else than a clear no
/// is a yes.
/// </summary>
internal static class SensitiveMask
{
    /// <summary>True when an attribute, or a part of it, is sensitive.</summary>
    public static bool Hides(JsonElement? mask, string attribute) => mask switch
    {
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.Object } tree => tree.TryGetProperty(attribute, out var below) && IsAnywhere(below),
        _ => true,
    };

    private static bool IsAnywhere(JsonElement mask) => mask.ValueKind switch
    {
        JsonValueKind.False or JsonValueKind.Null => false,
        JsonValueKind.Object => mask.EnumerateObject().Any(p => IsAnywhere(p.Value)),
        JsonValueKind.Array => mask.EnumerateArray().Any(IsAnywhere),
        _ => true,
    };
}
