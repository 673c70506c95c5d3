using System.Text.Json.Nodes;
using Delightful.Cli.Dashboard.Pages;

namespace Delightful.Cli.Dashboard.Messages;

/// <summary>Block Kit blocks as Slack shows them. A kind that is not known is named in its place.</summary>
static class BlockKit
{
    public static Html Render(JsonArray blocks) => Html.Each(blocks.OfType<JsonObject>(), Block);

    static Html Block(JsonObject block) => Type(block) switch
    {
        "header" => Html.Of($"""<p class="slack-header">{TextOf(block["text"])}</p>"""),
        "section" => Html.Of($"""<div class="slack-section"><div>{Paragraph(block["text"])}{Fields(block)}</div>{(block["accessory"] is JsonObject accessory ? Element(accessory) : Html.Empty)}</div>"""),
        "context" => Html.Of($"""<p class="slack-context">{Elements(block, Element)}</p>"""),
        "actions" => Html.Of($"""<p class="slack-actions">{Elements(block, Element)}</p>"""),
        "divider" => Html.Of($"<hr>"),
        "rich_text" => Elements(block, RichText.Part),
        "image" => Html.Of($"""<p class="slack-context">(picture: {Text(block, "alt_text")})</p>"""),
        var other => Html.Of($"""<p class="slack-context">(a block of the kind {other ?? "?"})</p>"""),
    };

    static Html Fields(JsonObject block) => block["fields"] is JsonArray fields
        ? Html.Of($"""<div class="slack-fields">{Html.Each(fields, field => Html.Of($"<div>{TextOf(field)}</div>"))}</div>""")
        : Html.Empty;

    static Html Element(JsonObject element) => Type(element) switch
    {
        "button" => Html.Of($"""<span class="slack-button{Style(element)}">{TextOf(element["text"])}</span>{(element["confirm"] is null ? Html.Empty : Html.Of($" (asks first)"))} """),
        "mrkdwn" or "plain_text" => Html.Of($"<span>{TextOf(element)}</span> "),
        "image" => Html.Of($"({Text(element, "alt_text")}) "),
        var other => Html.Of($"""<span class="slack-button">{other ?? "?"}</span> """),
    };

    static Html Style(JsonObject element) => Text(element, "style") is ("primary" or "danger") and var style ? Html.Of($" {style}") : Html.Empty;

    static Html Paragraph(JsonNode? text) => text is null ? Html.Empty : Html.Of($"<p>{TextOf(text)}</p>");

    static Html TextOf(JsonNode? text) => text is JsonObject known && Type(known) == "mrkdwn" ? SlackText.Of(Text(known, "text")) : Html.Lines(text is JsonObject plain ? Text(plain, "text") : null);

    internal static Html Elements(JsonObject of, Func<JsonObject, Html> one) => of["elements"] is JsonArray elements ? Html.Each(elements.OfType<JsonObject>(), one) : Html.Empty;

    internal static string? Type(JsonObject of) => Text(of, "type");

    internal static string? Text(JsonObject of, string name) => of[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
