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

    /// <summary>The first value that a path leads to: of a list on the way its first element counts, and of one at its end.</summary>
    public PlannedValue First(ReadOnlySpan<string> path)
    {
        var first = IsList ? Item(0) : this;
        return path.IsEmpty || first.IsUnknown ? first : first.Field(path[0]).First(path[1..]);
    }

    /// <summary>
    /// Whether something holds of one of the values that a path leads to: every element of a list on the way counts, and of
    /// one at its end. It may hold of one that is not known.
    /// </summary>
    public Truth AnyAt(ReadOnlySpan<string> path, Func<PlannedValue, Truth> of)
    {
        if (!IsList)
            return OneAt(path, of);
        var (any, length) = (Truth.No, Length);
        for (var i = 0; i < length && any is not Truth.Yes; i++)
            any = (Truth)Math.Max((int)any, (int)Item(i).OneAt(path, of));
        return any;
    }

    /// <summary>How many values a path leads to, those that are not known yet among them.</summary>
    public int CountAt(ReadOnlySpan<string> path)
    {
        var count = 0;
        for (var i = 0; i < (IsList ? Length : 1); i++)
        {
            var item = IsList ? Item(i) : this;
            count += item.IsUnknown ? 1 : !path.IsEmpty ? item.Field(path[0]).CountAt(path[1..]) : item.IsNothing ? 0 : 1;
        }
        return count;
    }

    private bool IsList => !IsUnknown && (Value is { ValueKind: JsonValueKind.Array } || Unknown is { ValueKind: JsonValueKind.Array });

    private int Length => Math.Max(LengthOf(Value), LengthOf(Unknown));

    private Truth OneAt(ReadOnlySpan<string> path, Func<PlannedValue, Truth> of) =>
        IsUnknown ? Truth.Unknown : path.IsEmpty ? of(this) : Field(path[0]).AnyAt(path[1..], of);

    private PlannedValue Field(string name) => new(FieldOf(Value, name), FieldOf(Unknown, name));

    private PlannedValue Item(int at) => new(ItemOf(Value, at), ItemOf(Unknown, at));

    private static JsonElement? PartOf(JsonElement? values, string name) => FieldOf(values, name) is { ValueKind: not JsonValueKind.Null } part ? part : null;

    private static JsonElement? FieldOf(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } tree && tree.TryGetProperty(name, out var field) ? field : null;

    private static int LengthOf(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } items ? items.GetArrayLength() : 0;

    private static JsonElement? ItemOf(JsonElement? list, int at) => at < LengthOf(list) ? list!.Value[at] : null;
}
