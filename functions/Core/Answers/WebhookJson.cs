using System.Text.Json;

namespace Delightful.Core.Answers;

/// <summary>Reads JSON of senders that are proven but not ours: a member may be missing or of another kind.</summary>
internal static class WebhookJson
{
    private const int Deepest = 32;

    /// <summary>Parses a body. A member that stands there twice could be read in two ways, so it is refused.</summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body) =>
        JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Deepest, AllowDuplicateProperties = false });

    /// <summary>A member; null when it is missing or null.</summary>
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A member that is text; null when it is anything else.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A member that has to be there.</summary>
    public static JsonElement Needed(this JsonElement json, string name) =>
        json.Member(name) ?? throw new JsonException($"it has no '{name}'");

    /// <summary>A text that has to be there.</summary>
    public static string NeededText(this JsonElement json, string name) =>
        json.Text(name) is { Length: > 0 } text ? text : throw new JsonException($"it has no text '{name}'");
}
