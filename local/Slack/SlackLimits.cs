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
        null => false,
        _ => true,
    };

    static int Length(JsonNode? text) => ((string?)text?["text"])?.Length ?? 0;
}
