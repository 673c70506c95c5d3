using System.Text.Json;

namespace Delightful.Core.Gate.Policies;

/// <summary>Reads conditions from JSON. What it does not know is a bug of the table, and stops the program's start.</summary>
internal static class ConditionReader
{
    public static Condition Read(JsonElement json) => json.EnumerateObject().First().Name switch
    {
        "is" when json.TryGetProperty("in", out var values) => new Condition.In(Path(json, "is"), [.. values.EnumerateArray().Select(Scalar)]),
        "is" when json.TryGetProperty("ends", out var endings) => new Condition.Ends(Path(json, "is"), [.. endings.EnumerateArray().Select(e => e.GetString()!)]),
        "is" => new Condition.Between(Path(json, "is"), json.GetProperty("from").GetDecimal(), json.GetProperty("to").GetDecimal()),
        "from" => new Condition.Covers(Path(json, "from"), Path(json, "to"), [.. json.GetProperty("covers").EnumerateArray().Select(n => n.GetInt32())]),
        "any" => new Condition.Any(Path(json, "any"), Read(json.GetProperty("where"))),
        "json" => new Condition.Json(Path(json, "json"), Read(json.GetProperty("where"))),
        "was" => new Condition.Was(Read(json.GetProperty("was"))),
        "all" => new Condition.All(Several(json.GetProperty("all"))),
        "one" => new Condition.One(Several(json.GetProperty("one"))),
        "not" => new Condition.Not(Read(json.GetProperty("not"))),
        var other => throw new InvalidOperationException($"policies.json: '{other}' is no condition"),
    };

    /// <summary>The attributes of the resource that a condition looks at.</summary>
    public static IEnumerable<string> AttributesOf(Condition condition) => condition switch
    {
        Condition.In c => [c.Path[0]],
        Condition.Ends c => [c.Path[0]],
        Condition.Between c => [c.Path[0]],
        Condition.Covers c => [c.From[0], c.To[0]],
        Condition.Any c => [c.Path[0]],
        Condition.Json c => [c.Path[0]],
        Condition.Was c => AttributesOf(c.Where),
        Condition.Not c => AttributesOf(c.Where),
        Condition.All c => c.Conditions.SelectMany(AttributesOf),
        Condition.One c => c.Conditions.SelectMany(AttributesOf),
        _ => throw new InvalidOperationException($"{condition.GetType().Name} is no condition"),
    };

    private static Condition[] Several(JsonElement list) => [.. list.EnumerateArray().Select(Read)];

    private static string[] Path(JsonElement json, string name) => json.GetProperty(name).GetString()!.Split('.');

    private static string? Scalar(JsonElement value) => value.ValueKind is JsonValueKind.Null ? null : new PlannedValue(value, null).Text;
}
