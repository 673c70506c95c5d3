using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Delightful.Local.EventBridge.Targets;

/// <summary>The paths EventBridge takes in InputPath and InputPathsMap: $, .name, ['name'] and [0].</summary>
static partial class JsonPath
{
    /// <summary>What the path leads to, or null.</summary>
    public static JsonElement? Find(JsonElement root, string path)
    {
        if (!Whole().IsMatch(path))
            return null;
        JsonElement? at = root;
        foreach (Match step in Step().Matches(path))
            at = at is { } here ? Follow(here, step) : null;
        return at;
    }

    static JsonElement? Follow(JsonElement at, Match step)
    {
        if (step.Groups["index"] is { Success: true, Value: var index })
        {
            var position = int.Parse(index, CultureInfo.InvariantCulture);
            return at.ValueKind == JsonValueKind.Array && position < at.GetArrayLength() ? at[position] : null;
        }
        return at.ValueKind == JsonValueKind.Object && at.TryGetProperty(step.Groups["name"].Value, out var value) ? value : null;
    }

    [GeneratedRegex(@"^\$(\.[\w-]+|\['[^']+'\]|\[\d{1,6}\])*$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\.(?<name>[\w-]+)|\['(?<name>[^']+)'\]|\[(?<index>\d{1,6})\]")]
    private static partial Regex Step();
}
