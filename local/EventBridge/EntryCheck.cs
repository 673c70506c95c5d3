using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Delightful.Local.EventBridge;

/// <summary>What PutEvents checks: the request as a whole by exception, each entry by an error code of its own.</summary>
static class EntryCheck
{
    public const int MaxDepth = 512;
    const int MostEntries = 10;
    const int MostBytes = 256 * 1024;

    public static JsonArray Entries(JsonObject request)
    {
        if (request["Entries"] is not JsonArray { Count: > 0 } entries)
            throw new AwsException("ValidationException", "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length greater than or equal to 1");
        if (entries.Count > MostEntries)
            throw new AwsException("ValidationException", $"1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length less than or equal to {MostEntries}");
        if (entries.Sum(e => Size((JsonObject)e!)) > MostBytes)
            throw new AwsException("ValidationException", "Total size of the entries in the request is over the limit.");
        return entries;
    }

    /// <summary>The code and message the entry is refused with, or null.</summary>
    public static (string Code, string Message)? Refusal(JsonObject entry)
    {
        foreach (var field in (string[])["Source", "DetailType", "Detail"])
            if (string.IsNullOrEmpty((string?)entry[field]))
                return ("InvalidArgument", $"Parameter {field} is not valid. Reason: {field} is a required argument.");
        if (((string)entry["Source"]!).StartsWith("aws.", StringComparison.Ordinal))
            return ("NotAuthorizedForSourceException", "Not authorized for the source.");
        return IsObject((string)entry["Detail"]!) ? null : ("MalformedDetail", "Detail is malformed.");
    }

    static bool IsObject(string detail)
    {
        try
        {
            using var document = JsonDocument.Parse(detail, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    static int Size(JsonObject entry) =>
        (entry.ContainsKey("Time") ? 14 : 0) +
        Length(entry["Source"]) + Length(entry["DetailType"]) + Length(entry["Detail"]) +
        ((entry["Resources"] as JsonArray)?.Sum(Length) ?? 0);

    static int Length(JsonNode? text) => text is null ? 0 : Encoding.UTF8.GetByteCount((string)text!);
}
