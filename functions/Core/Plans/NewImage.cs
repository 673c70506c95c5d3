using System.Text.Json;

namespace Delightful.Core.Plans;

/// <summary>Tells a task definition that only gets another image.</summary>
internal static class NewImage
{
    private const string Type = "aws_ecs_task_definition";
    private const string Containers = "container_definitions";

    /// <summary>What AWS says of a revision when it is registered, unless the code did.</summary>
    private static readonly string[] MadeByAws = ["arn", "arn_without_revision", "enable_fault_injection", "id", "revision"];

    /// <summary>True for a type that has an image.</summary>
    public static bool MayBe(string type) => type == Type;

    /// <summary>
    /// True for a task definition of which the plan shows no more than a new image: a new one, or one replaced for the
    /// sake of its containers alone, which are the same but for the image and what repeats its tag, and of which
    /// everything else stays. Any doubt is a no.
    /// </summary>
    public static bool Is(string type, ChangeKind kind, IReadOnlyList<string> reasons, JsonElement? values) =>
        type == Type && (kind is ChangeKind.Create || kind is ChangeKind.Replace && reasons is [Containers] && values is { } all && IsAllThatDiffers(all));

    private static bool IsAllThatDiffers(JsonElement values) =>
        values.TryGetProperty("before", out var before) && before.ValueKind is JsonValueKind.Object
        && values.TryGetProperty("after", out var after) && after.ValueKind is JsonValueKind.Object
        && after.EnumerateObject().All(a => a.NameEquals(Containers) || before.TryGetProperty(a.Name, out var old) && IsSame(old, a.Value))
        && values.TryGetProperty("after_unknown", out var unknown) && unknown.ValueKind is JsonValueKind.Object
        && unknown.EnumerateObject().All(u => MadeByAws.Contains(u.Name) || IsKnown(u.Value))
        && ContainerDefinitions.DifferOnlyInImage(Text(before), Text(after));

    /// <summary>Terraform lists what is not known yet; a tree without a true is known.</summary>
    private static bool IsKnown(JsonElement unknown) => unknown.ValueKind switch
    {
        JsonValueKind.False => true,
        JsonValueKind.Array => unknown.EnumerateArray().All(IsKnown),
        JsonValueKind.Object => unknown.EnumerateObject().All(p => IsKnown(p.Value)),
        _ => false,
    };

    /// <summary>What was never said is null in one half of a plan and empty in the other.</summary>
    private static bool IsSame(JsonElement before, JsonElement after) => IsNothing(before) && IsNothing(after) || JsonElement.DeepEquals(before, after);

    private static bool IsNothing(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.String => value.ValueEquals(""),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().MoveNext(),
        _ => false,
    };

    private static string? Text(JsonElement values) =>
        values.TryGetProperty(Containers, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;
}
