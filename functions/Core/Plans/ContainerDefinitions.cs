using System.Text.Json;
using System.Text.Json.Nodes;

namespace Delightful.Core.Plans;

/// <summary>Compares the containers of two revisions of a task definition.</summary>
internal static class ContainerDefinitions
{
    private const string VersionLabel = "org.opencontainers.image.version";
    private const string TagVariable = "IMAGE_TAG";

    /// <summary>
    /// True when both are known and the same but for the image and what repeats its tag. Any doubt is a no.
    /// </summary>
    public static bool DifferOnlyInImage(string? before, string? after)
    {
        try
        {
            return before is not null && after is not null
                && WithoutImage(before) is { } old && WithoutImage(after) is { } @new
                && JsonNode.DeepEquals(old, @new);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static JsonArray? WithoutImage(string json)
    {
        if (JsonNode.Parse(json) is not JsonArray containers)
            return null;
        foreach (var container in containers.OfType<JsonObject>())
        {
            container.Remove("image");
            (container["dockerLabels"] as JsonObject)?.Remove(VersionLabel);
            if (container["environment"] is JsonArray variables)
                variables.RemoveAll(v => v is JsonObject o && o["name"]?.GetValue<string>() == TagVariable);
            WithoutDefaults(container);
        }
        return containers;
    }

    /// <summary>ECS answers with its defaults and with empty lists where nothing was said; Terraform's side of the plan has neither.</summary>
    private static void WithoutDefaults(JsonObject container)
    {
        foreach (var (name, value) in container.ToList())
            if (value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 } || name == "cpu" && value is JsonValue cpu && cpu.TryGetValue(out int units) && units == 0)
                container.Remove(name);
        container.TryAdd("essential", true);
        foreach (var port in (container["portMappings"] as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            port.TryAdd("protocol", "tcp");
            if (!port.ContainsKey("hostPort") && port["containerPort"] is { } own)
                port["hostPort"] = own.DeepClone();
        }
    }
}
