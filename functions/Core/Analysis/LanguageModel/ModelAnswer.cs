using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Delightful.Core.Analysis.LanguageModel;

/// <summary>What a language model said, read but not yet believed.</summary>
/// <param name="Values">Values for variables.</param>
/// <param name="Recommendations">Proposals.</param>
/// <param name="Unusable">How many entries were not of the form that was asked for.</param>
public sealed record ModelAnswer(ImmutableArray<ModelValue> Values, ImmutableArray<ModelRecommendation> Recommendations, int Unusable)
{
    /// <summary>A longer answer is not read.</summary>
    public const int LongestText = 32 * 1024;

    private const int MostEntries = 50;

    /// <summary>The answer in a text; null when it is not the one JSON object that was asked for. Unknown fields are let pass.</summary>
    public static ModelAnswer? Read(string text)
    {
        if (text.Length > LongestText)
            return null;
        try
        {
            using var json = JsonDocument.Parse(Unfenced(text), new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
            if (json.RootElement.ValueKind is not JsonValueKind.Object)
                return null;
            var unusable = 0;
            var values = Entries(json.RootElement, "values", Value, ref unusable);
            return new(values, Entries(json.RootElement, "recommendations", Recommendation, ref unusable), unusable);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Models put JSON in a code fence even when told not to; one around the whole is taken off.</summary>
    private static string Unfenced(string text)
    {
        text = text.Trim();
        return text.StartsWith("```", StringComparison.Ordinal) && text.EndsWith("```", StringComparison.Ordinal) && text.IndexOf('\n') is > 0 and var line && line < text.Length - 3
            ? text[(line + 1)..^3]
            : text;
    }

    private static ImmutableArray<T> Entries<T>(JsonElement root, string name, Func<JsonElement, T?> read, ref int unusable) where T : class
    {
        if (!root.TryGetProperty(name, out var list) || list.ValueKind is not JsonValueKind.Array)
            return [];
        var all = list.EnumerateArray().Select(e => e.ValueKind is JsonValueKind.Object ? read(e) : null).ToList();
        var usable = all.OfType<T>().Take(MostEntries).ToImmutableArray();
        unusable += all.Count - usable.Length;
        return usable;
    }

    private static ModelValue? Value(JsonElement entry) =>
        Text(entry, "variable") is { } variable && Scalar(entry) is { } value && Text(entry, "file") is { } file && Line(entry) is { } line
            ? new(variable, value, file, line)
            : null;

    private static ModelRecommendation? Recommendation(JsonElement entry) =>
        Text(entry, "title") is { } title && Text(entry, "reason") is { } reason && Text(entry, "file") is { } file && Line(entry) is { } line
            ? new(title, reason, file, line)
            : null;

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static int? Line(JsonElement entry) =>
        entry.TryGetProperty("line", out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var line) ? line : null;

    private static JsonNode? Scalar(JsonElement entry) =>
        !entry.TryGetProperty("value", out var value) ? null
        : value.ValueKind is JsonValueKind.String ? JsonValue.Create(value.GetString())
        : value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) ? JsonValue.Create(number)
        : null;
}

/// <summary>A value that a model names.</summary>
public sealed record ModelValue(string Variable, JsonNode Value, string File, int Line);

/// <summary>A proposal that a model makes.</summary>
public sealed record ModelRecommendation(string Title, string Reason, string File, int Line);
