using System.Text.Json.Nodes;

namespace Delightful.Local.Slack;

/// <summary>What the chat refuses to show.</summary>
static class SlackLimits
{
    public const int LongestPost = 40_000;
    public const int LongestUpdate = 4_000;
    const int MostBlocks = 50;
    const int LongestSection = 3_000;
    const int LongestHeader = 150;
    const int MostElements = 25;
    const int LongestLabel = 75;
    const int LongestActionId = 255;
    const int LongestValue = 2_000;
    const int LongestTitle = 100;
    const int LongestQuestion = 300;
    const int LongestAnswer = 30;

    /// <summary>The error code, or null when the content can be shown.</summary>
    public static string? Refusal(SlackCall call, int longestText) => call switch
    {
        { Text: null or "", Blocks: null or { Count: 0 } } => "no_text",
        { Text: { } text } when text.Length > longestText => "msg_too_long",
        { Blocks: { } blocks } when blocks.Count > MostBlocks || blocks.Any(block => !IsFine(block)) => "invalid_blocks",
        _ => null,
    };

    static bool IsFine(JsonNode? block) => block is JsonObject known && (string?)known["type"] switch
    {
        "section" => Length(known["text"]) <= LongestSection,
        "header" => Length(known["text"]) <= LongestHeader,
        "actions" => known["elements"] is JsonArray { Count: > 0 and <= MostElements } elements
            && elements.All(IsFineElement) && elements.Select(element => (string?)element!["action_id"]).Distinct().Count() == elements.Count,
        null => false,
        _ => true,
    };

    static bool IsFineElement(JsonNode? element) => element is JsonObject known
        && (string?)known["type"] == "button"
        && Length(known["text"]) is > 0 and <= LongestLabel
        && ((string?)known["action_id"] ?? "none").Length is > 0 and <= LongestActionId
        && ((string?)known["value"] ?? "").Length <= LongestValue
        && (string?)known["style"] is null or "primary" or "danger"
        && (known["confirm"] is not { } asks || (Length(asks["title"]) is > 0 and <= LongestTitle && Length(asks["text"]) is > 0 and <= LongestQuestion
            && Length(asks["confirm"]) is > 0 and <= LongestAnswer && Length(asks["deny"]) is > 0 and <= LongestAnswer));

    static int Length(JsonNode? text) => ((string?)text?["text"])?.Length ?? 0;
}
