using System.Text.Json.Nodes;
using Delightful.Cli.Dashboard.Pages;

namespace Delightful.Cli.Dashboard.Messages;

/// <summary>Slack's rich text: its elements are shown as they are, never read as markup.</summary>
static class RichText
{
    public static Html Part(JsonObject part) => BlockKit.Type(part) switch
    {
        "rich_text_section" => Html.Of($"<p>{Inside(part)}</p>"),
        "rich_text_list" => Html.Of($"<ul>{BlockKit.Elements(part, item => Html.Of($"<li>{Inside(item)}</li>"))}</ul>"),
        "rich_text_quote" => Html.Of($"<blockquote>{Inside(part)}</blockquote>"),
        "rich_text_preformatted" => Html.Of($"<pre tabindex=\"0\"><code>{Inside(part)}</code></pre>"),
        var other => Html.Of($"""<p class="slack-context">({other ?? "?"})</p>"""),
    };

    static Html Inside(JsonObject part) => BlockKit.Elements(part, Element);

    static Html Element(JsonObject element) => BlockKit.Type(element) switch
    {
        "text" => Styled(element, Html.Lines(BlockKit.Text(element, "text"))),
        "link" => Styled(element, Parts.LinkOut(BlockKit.Text(element, "text") ?? BlockKit.Text(element, "url") ?? "", BlockKit.Text(element, "url"))),
        "emoji" => Html.Of($":{BlockKit.Text(element, "name")}:"),
        "user" => SlackText.Mention("@", BlockKit.Text(element, "user_id") ?? "?"),
        "usergroup" => SlackText.Mention("@", BlockKit.Text(element, "usergroup_id") ?? "?"),
        "broadcast" => SlackText.Mention("@", BlockKit.Text(element, "range") ?? "?"),
        "channel" => SlackText.Mention("#", BlockKit.Text(element, "channel_id") ?? "?"),
        var other => Html.Of($"({other ?? "?"})"),
    };

    static Html Styled(JsonObject element, Html inside)
    {
        if (element["style"] is not JsonObject style)
            return inside;
        if (Is(style, "code"))
            inside = Html.Of($"<code>{inside}</code>");
        if (Is(style, "bold"))
            inside = Html.Of($"<strong>{inside}</strong>");
        if (Is(style, "italic"))
            inside = Html.Of($"<em>{inside}</em>");
        return Is(style, "strike") ? Html.Of($"<s>{inside}</s>") : inside;
    }

    static bool Is(JsonObject style, string name) => style[name] is JsonValue value && value.TryGetValue<bool>(out var on) && on;
}
