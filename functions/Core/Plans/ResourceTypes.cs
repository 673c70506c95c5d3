using System.Text.Json;

namespace Delightful.Core.Plans;

/// <summary>What is known of types of resources: <c>resource-types.json</c>.</summary>
public static class ResourceTypes
{
    private static readonly Lazy<(TypeNames HoldData, TypeNames Revisions)> Known = new(Load);

    /// <summary>True when destroying one loses data that nothing else brings back.</summary>
    public static bool HoldsData(string type) => Known.Value.HoldData.Contains(type);

    /// <summary>True when one is only ever replaced by its next revision, and the old one is not missed.</summary>
    public static bool IsRevision(string type) => Known.Value.Revisions.Contains(type);

    private static (TypeNames, TypeNames) Load()
    {
        using var json = EmbeddedJson.Open("resource-types.json");
        return (Names(json.RootElement.GetProperty("holdData")), Names(json.RootElement.GetProperty("revisions")));
    }

    private static TypeNames Names(JsonElement list) => new(list.EnumerateArray().Select(n => n.GetString()!));
}
