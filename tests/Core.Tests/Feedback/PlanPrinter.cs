using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Delightful.Core.Tests.Feedback;

/// <summary>The text of a plan from its JSON, much as Terraform prints it, so that the two never say different things.</summary>
internal static class PlanPrinter
{
    private const int LongestValue = 140;

    public static string Print(string planJson)
    {
        var text = new StringBuilder("Terraform will perform the following actions:\n");
        var (add, change, destroy) = (0, 0, 0);
        foreach (var resource in JsonNode.Parse(planJson)!["resource_changes"]!.AsArray())
        {
            var actions = string.Join(' ', resource!["change"]!["actions"]!.AsArray().Select(a => (string)a!));
            if (Of(actions) is not { } how)
                continue;
            (add, change, destroy) = (add + (actions.Contains("create") ? 1 : 0), change + (actions == "update" ? 1 : 0), destroy + (actions.Contains("delete") ? 1 : 0));
            text.Append(CultureInfo.InvariantCulture, $"\n  # {resource["address"]} {how.Says}\n{how.Sign} resource \"{resource["type"]}\" \"{NameIn((string)resource["address"]!)}\" {{\n");
            foreach (var line in Lines(resource["change"]!, how.Sign.Trim()))
                text.Append("      ").Append(line).Append('\n');
            text.Append("    }\n");
        }
        return text.Append(CultureInfo.InvariantCulture, $"\nPlan: {add} to add, {change} to change, {destroy} to destroy.\n").ToString();
    }

    /// <summary>The last part of an address, without the key of its instance.</summary>
    private static string NameIn(string address)
    {
        var whole = address.IndexOf("[\"", StringComparison.Ordinal) is >= 0 and var key ? address[..key] : address;
        return whole[(whole.LastIndexOf('.') + 1)..].Split('[')[0];
    }

    private static (string Sign, string Says)? Of(string actions) => actions switch
    {
        "create" => ("  +", "will be created"),
        "update" => ("  ~", "will be updated in-place"),
        "delete" => ("  -", "will be destroyed"),
        "delete create" => ("-/+", "must be replaced"),
        "create delete" => ("+/-", "must be replaced"),
        _ => null,
    };

    private static IEnumerable<string> Lines(JsonNode change, string sign) => sign switch
    {
        "+" => Leaves(change["after"], "").Select(leaf => $"+ {leaf.Path} = {leaf.Value}"),
        "-" => Leaves(change["before"], "").Select(leaf => $"- {leaf.Path} = {leaf.Value} -> null"),
        _ => Differences(change),
    };

    private static IEnumerable<string> Differences(JsonNode change)
    {
        var forces = change["replace_paths"]?.AsArray().Select(path => (string?)path![0]).ToHashSet() ?? [];
        var (before, after) = (Leaves(change["before"], "").ToDictionary(l => l.Path, l => l.Value), Leaves(change["after"], "").ToDictionary(l => l.Path, l => l.Value));
        foreach (var path in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            if ((change["after_unknown"] as JsonObject)?[path]?.GetValueKind() is System.Text.Json.JsonValueKind.True || before.GetValueOrDefault(path) == after.GetValueOrDefault(path))
                continue;
            var (was, becomes) = (before.GetValueOrDefault(path), after.GetValueOrDefault(path));
            var why = forces.Contains(path.Split('.')[0]) ? " # forces replacement" : "";
            yield return was is null ? $"+ {path} = {becomes}{why}" : becomes is null ? $"- {path} = {was} -> null{why}" : $"~ {path} = {was} -> {becomes}{why}";
        }
    }

    /// <summary>Every value that says something, by its path; a text that holds JSON is looked into.</summary>
    private static IEnumerable<(string Path, string Value)> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject many => many.SelectMany(one => Leaves(one.Value, path.Length == 0 ? one.Key : $"{path}.{one.Key}")),
        JsonArray many => many.SelectMany((one, at) => Leaves(one, string.Create(CultureInfo.InvariantCulture, $"{path}.{at}"))),
        JsonValue value when value.TryGetValue<string>(out var text) => text is ['[' or '{', ..] ? Leaves(JsonNode.Parse(text), path) : text.Length == 0 ? [] : [(path, $"\"{Core.Text.Shorten.To(text, LongestValue)}\"")],
        null => [],
        _ => [(path, node.ToJsonString())],
    };
}
