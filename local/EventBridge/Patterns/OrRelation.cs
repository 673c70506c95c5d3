using System.Text.Json;

namespace Delightful.Local.EventBridge.Patterns;

/// <summary>
/// Tells the relation $or from a field that happens to be called "$or": the relation has two or more
/// non-empty objects, none of which is a match expression.
/// </summary>
static class OrRelation
{
    public static bool Is(JsonProperty field) =>
        field.Name == "$or" &&
        field.Value.ValueKind == JsonValueKind.Array &&
        field.Value.GetArrayLength() >= 2 &&
        field.Value.EnumerateArray().All(IsBranch);

    static bool IsBranch(JsonElement branch) =>
        branch.ValueKind == JsonValueKind.Object &&
        branch.EnumerateObject().Any() &&
        !branch.EnumerateObject().Any(f => Operators.Names.Contains(f.Name));
}
