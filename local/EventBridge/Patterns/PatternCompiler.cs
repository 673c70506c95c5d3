using System.Text.Json;

namespace Delightful.Local.EventBridge.Patterns;

/// <summary>Turns the JSON of a pattern into its alternatives: one for each combination of $or branches.</summary>
static class PatternCompiler
{
    const int MostAlternatives = 1000;

    public static IReadOnlyList<PatternNode> Compile(JsonElement pattern) =>
        pattern.ValueKind == JsonValueKind.Object ? CompileObject(pattern, "") : throw InvalidPattern.Because("Filter is not an object", "");

    static List<PatternNode> CompileObject(JsonElement pattern, string path)
    {
        List<PatternNode> alternatives = [PatternNode.Empty];
        var any = false;
        foreach (var field in pattern.EnumerateObject())
        {
            any = true;
            alternatives = Combine(alternatives, CompileField(field, path.Length == 0 ? field.Name : $"{path}.{field.Name}", path));
        }
        return any ? alternatives : throw InvalidPattern.Because("Empty objects are not allowed", path);
    }

    static List<PatternNode> CompileField(JsonProperty field, string path, string parent)
    {
        if (OrRelation.Is(field))
            return [.. field.Value.EnumerateArray().SelectMany(branch => CompileObject(branch, parent))];
        var below = field.Value.ValueKind switch
        {
            JsonValueKind.Object => CompileObject(field.Value, path),
            JsonValueKind.Array => [CompileList(field.Value, path)],
            _ => throw InvalidPattern.Because($"\"{field.Name}\" must be an object or an array", path),
        };
        return [.. below.Select(child => PatternNode.Empty.With(field.Name, child))];
    }

    static PatternNode CompileList(JsonElement list, string path)
    {
        if (list.GetArrayLength() == 0)
            throw InvalidPattern.Because("Empty arrays are not allowed", path);
        return PatternNode.Leaf([.. list.EnumerateArray().Select(member => Compile(member, path))]);
    }

    static Condition Compile(JsonElement member, string path) => member.ValueKind switch
    {
        JsonValueKind.Object => Operators.Compile(member, path),
        JsonValueKind.Array => throw InvalidPattern.Because("Match value must be String, number, true, false, or null", path),
        _ => Exact.Of(member),
    };

    static List<PatternNode> Combine(List<PatternNode> left, List<PatternNode> right)
    {
        if ((long)left.Count * right.Count > MostAlternatives)
            throw InvalidPattern.Because($"Rule is too complex: $or makes more than {MostAlternatives} combinations", "");
        return [.. left.SelectMany(l => right.Select(l.And))];
    }
}
