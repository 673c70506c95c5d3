using System.Text.Json;
using Delightful.Core.Slots;
using Delightful.Core.Text;

namespace Delightful.Core.Deployments;

/// <summary>
/// What the platform's modules call the things of one slot. An apply may name only these for its rollout: what acts on them is
/// allowed to act for every slot, so a repository with Terraform of its own could otherwise reach another's service or database.
/// </summary>
internal static class RolloutNames
{
    private const int LongestShown = 80;

    /// <summary>What the target names that is not the slot's, in words; null when all of it is. What it leaves out is for its driver to miss.</summary>
    public static string? FaultOf(RolloutTarget target, SlotKey slot)
    {
        using var document = JsonDocument.Parse(target.DriverSettings);
        var root = document.RootElement;
        var (family, named) = ($"{slot.Service}-{slot.Environment}", $"delightful-{slot.Service}-{slot.Environment}");
        var migration = target.Migration is null ? default : root.GetProperty("migration");
        return Other(root, "taskDefinition", family, isDefinition: true)
            ?? Other(root, "cluster", ClusterOf(slot))
            ?? Other(root, "service", slot.Service)
            ?? Other(root, "application", named)
            ?? Other(root, "deploymentGroup", named)
            ?? Other(migration, "taskDefinition", $"{family}-migration", isDefinition: true)
            ?? Other(migration, "cluster", ClusterOf(slot))
            ?? Other(migration, "database", named)
            ?? Other(migration, "logGroup", $"/delightful/{slot.Environment}/{slot.Service}");
    }

    private static string ClusterOf(SlotKey slot) => $"delightful-{slot.Environment}";

    private static string? Other(JsonElement from, string field, string expected, bool isDefinition = false)
    {
        if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        var name = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return (isDefinition ? FamilyOf(name) : name) == expected
            ? null
            : $"what was applied names {SafeText.Line(name, LongestShown)} as its {field}, and this slot has {expected}; nothing was rolled out";
    }

    /// <summary>The family of a task definition, whether it is named by its ARN or by family and revision.</summary>
    private static string FamilyOf(string definition)
    {
        var name = definition[(definition.LastIndexOf('/') + 1)..];
        return name.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? name[..colon] : name;
    }
}
