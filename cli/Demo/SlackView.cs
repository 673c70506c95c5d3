using System.Text.Json.Nodes;

namespace Delightful.Cli.Demo;

/// <summary>
/// A Slack message as its reader sees it, in a terminal: the headline, what stands below it, fields, small print, and the
/// buttons with what they ask before they are sent. Not the one line that a notification shows. A kind of block that is not
/// known is named in its place.
/// </summary>
static class SlackView
{
    const int Widest = 110;

    /// <summary>The lines of a message, no longer than the terminal is wide.</summary>
    /// <param name="message">The message as it stands now: its text and its blocks.</param>
    /// <param name="width">Columns that there are.</param>
    public static IReadOnlyList<string> Lines(JsonNode message, int width) => message["blocks"] is JsonArray { Count: > 0 } blocks
        ? [.. blocks.OfType<JsonObject>().SelectMany(Block).SelectMany(line => WordWrap.Lines(line, Math.Min(width, Widest)))]
        : [.. SlackMarkup.Plain(Text(message, "text")).Split('\n').SelectMany(line => WordWrap.Lines(line, Math.Min(width, Widest)))];

    static IEnumerable<string> Block(JsonObject block) => Text(block, "type") switch
    {
        "header" => [TextOf(block["text"]), new string('─', Math.Min(Widest, TextOf(block["text"]).Length))],
        "section" => [.. Paragraph(block["text"]), .. Fields(block), .. block["accessory"] is JsonObject accessory ? [Element(accessory)] : Array.Empty<string>()],
        "context" => [string.Join("  ", Elements(block, Element))],
        "actions" => Elements(block, Element),
        "divider" => [new string('─', 20)],
        "rich_text" => Elements(block, Part).SelectMany(part => part),
        "image" => [$"(picture: {Text(block, "alt_text")})"],
        var other => [$"(a block of the kind {other})"],
    };

    static IEnumerable<string> Part(JsonObject part) => Text(part, "type") switch
    {
        "rich_text_section" => Inside(part).Split('\n'),
        "rich_text_list" => Elements(part, item => $"• {Inside(item)}"),
        "rich_text_quote" => Inside(part).Split('\n').Select(line => $"> {line}"),
        "rich_text_preformatted" => Inside(part).Split('\n').Select(line => $"    {line}"),
        var other => [$"({other})"],
    };

    static string Inside(JsonObject part) => string.Concat(Elements(part, element => Text(element, "type") switch
    {
        "text" => Text(element, "text"),
        "link" => $"{Text(element, "text")} <{Text(element, "url")}>",
        "emoji" => $":{Text(element, "name")}:",
        var other => $"({other})",
    }));

    /// <summary>What stands in a row. A mention would be shown as one: nothing of the pipeline makes any.</summary>
    static string Element(JsonObject element) => Text(element, "type") switch
    {
        "button" => $"[ {TextOf(element["text"])} ]{(element["confirm"] is JsonObject asks ? $" asks first: {TextOf(asks["text"])}" : "")}",
        "mrkdwn" or "plain_text" => TextOf(element),
        "image" => $"({Text(element, "alt_text")})",
        var other => $"({other})",
    };

    static IEnumerable<string> Paragraph(JsonNode? text) => text is null ? [] : TextOf(text).Split('\n');

    /// <summary>Slack shows fields in two columns; here each has its line, its name before its value.</summary>
    static IEnumerable<string> Fields(JsonObject block) =>
        block["fields"] is JsonArray fields ? fields.Select(field => TextOf(field).Replace("\n", " ", StringComparison.Ordinal)) : [];

    static IEnumerable<T> Elements<T>(JsonObject of, Func<JsonObject, T> one) =>
        of["elements"] is JsonArray elements ? elements.OfType<JsonObject>().Select(one) : [];

    static string TextOf(JsonNode? text) => text is null ? "" : Text(text, "type") == "mrkdwn" ? SlackMarkup.Plain(Text(text, "text")) : Text(text, "text");

    static string Text(JsonNode of, string name) => of[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
