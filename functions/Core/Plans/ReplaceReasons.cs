using System.Text.Json;
using Delightful.Core.Text;

namespace Delightful.Core.Plans;

/// <summary>Says for which attributes a resource is replaced.</summary>
internal static class ReplaceReasons
{
    private const int LongestValue = 40;

    /// <summary>
    /// The attributes, each with its value before and after where both are known, short, and no secret by Terraform's
    /// word or by their looks; null when Terraform names none.
    /// </summary>
    /// <param name="attributes">The attributes that <c>replace_paths</c> names.</param>
    /// <param name="values">What is known of the resource; null for nothing.</param>
    public static string? Say(IReadOnlyList<string> attributes, JsonElement? values) =>
        attributes.Count == 0 ? null : Shorten.To(string.Join(", ", attributes.Select(a => PlanNames.Identifier(a) + Values(a, values))), PlanNames.Longest);

    private static string Values(string attribute, JsonElement? values)
    {
        if (values is not { } all || SensitiveMask.Hides(Part(all, "before_sensitive"), attribute) || SensitiveMask.Hides(Part(all, "after_sensitive"), attribute))
            return "";
        var (before, after) = (Told(attribute, Part(all, "before")), Told(attribute, Part(all, "after")));
        return before is null || after is null ? "" : $" ({before} → {after})";
    }

    private static string? Told(string attribute, JsonElement? part)
    {
        if (part is not { ValueKind: JsonValueKind.Object } values || !values.TryGetProperty(attribute, out var value))
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number)
            return value.GetRawText() is { Length: <= LongestValue } text ? text : null;
        if (value.ValueKind is not JsonValueKind.String || value.GetString() is not { Length: <= LongestValue } said)
            return null;
        var told = CleanText.Line(said);
        return told == said && Secrets.Mask($"{attribute} = \"{told}\"").Contains($"\"{told}\"", StringComparison.Ordinal) && !RandomText.IsLikely(told) ? $"\"{told}\"" : null;
    }

    private static JsonElement? Part(JsonElement values, string name) => values.TryGetProperty(name, out var part) ? part : null;
}
