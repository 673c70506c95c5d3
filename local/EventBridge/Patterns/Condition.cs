using System.Text.Json;

namespace Delightful.Local.EventBridge.Patterns;

/// <summary>One member of a field's list: what a value must be, or that there is none.</summary>
readonly record struct Condition(Func<JsonElement, bool> Holds, bool OnAbsence = false)
{
    public static readonly Condition Present = new(_ => true);

    public static readonly Condition Absent = new(_ => false, OnAbsence: true);

    public static Condition OfText(Func<string, bool> holds) =>
        new(value => value.ValueKind == JsonValueKind.String && holds(value.GetString()!));
}
