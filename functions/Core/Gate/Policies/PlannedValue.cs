using System.Text.Json;

namespace Delightful.Core.Gate.Policies;

/// <summary>A value of a plan with Terraform's word on which of it is not known yet.</summary>
internal readonly record struct PlannedValue(JsonElement? Value, JsonElement? Unknown)
{
    /// <summary>A resource as it is, out of the values that a plan has of it.</summary>
    public static PlannedValue Before(JsonElement? values) => new(PartOf(values, "before"), null);

    /// <summary>A resource as it is to be, out of the values that a plan has of it.</summary>
    public static PlannedValue After(JsonElement? values) => new(PartOf(values, "after"), PartOf(values, "after_unknown"));

    /// <summary>True when nothing is known of it.</summary>
    public bool IsUnknown => Unknown is { ValueKind: JsonValueKind.True };

    /// <summary>True when it is not there, or null.</summary>
    public bool IsNothing => !IsUnknown && Value is not { ValueKind: not JsonValueKind.Null };

    /// <summary>Its text when it is one value; null for a list, an object or nothing.</summary>
    public string? Text => Value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>The values that a path leads to: every element of a list on the way counts, and a list at its end.</summary>
    public IEnumerable<PlannedValue> At(string[] path) => At(path, 0);

    private IEnumerable<PlannedValue> At(string[] path, int from) =>
        Items().SelectMany(item => from == path.Length ? [item] : item.Field(path[from]).At(path, from + 1));

    private PlannedValue Field(string name) => IsUnknown ? this : new(FieldOf(Value, name), FieldOf(Unknown, name));

    private IEnumerable<PlannedValue> Items()
    {
        var (value, unknown) = (Value is { ValueKind: JsonValueKind.Array } list ? list : (JsonElement?)null, Unknown is { ValueKind: JsonValueKind.Array } mask ? mask : (JsonElement?)null);
        if (IsUnknown || value is null && unknown is null)
            return [this];
        var length = Math.Max(value?.GetArrayLength() ?? 0, unknown?.GetArrayLength() ?? 0);
        return Enumerable.Range(0, length).Select(i => new PlannedValue(ItemOf(value, i), ItemOf(unknown, i)));
    }

    private static JsonElement? PartOf(JsonElement? values, string name) => FieldOf(values, name) is { ValueKind: not JsonValueKind.Null } part ? part : null;

    private static JsonElement? FieldOf(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } tree && tree.TryGetProperty(name, out var field) ? field : null;

    private static JsonElement? ItemOf(JsonElement? list, int at) => list is { } items && at < items.GetArrayLength() ? items[at] : null;
}
