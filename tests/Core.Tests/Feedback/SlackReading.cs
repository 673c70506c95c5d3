using System.Text;
using System.Text.Json.Nodes;
using Delightful.Core.Feedback;

namespace Delightful.Core.Tests.Feedback;

/// <summary>A Slack message as a person reads it: the headline, the lines below it, and the buttons with what they ask.</summary>
internal static class SlackReading
{
    public static string Of(SlackMessage message)
    {
        var read = new StringBuilder();
        foreach (var block in JsonNode.Parse(message.Blocks)!.AsArray())
            read.Append((string?)block!["type"] switch
            {
                "header" => $"# {Plain(block["text"])}\n",
                "rich_text" => string.Concat(block["elements"]!.AsArray().SelectMany(section => section!["elements"]!.AsArray()).Select(Element)) + "\n",
                "actions" => string.Concat(block["elements"]!.AsArray().Select(Button)),
                var other => throw new InvalidOperationException($"nobody has seen a {other} yet"),
            }).Append('\n');
        return $"{read}(notification) {message.Text}\n";
    }

    private static string Element(JsonNode? element) => (string?)element!["type"] == "link"
        ? $"[{element["text"]}]({element["url"]})"
        : element["style"] is null ? (string)element["text"]! : $"`{element["text"]}`";

    private static string Button(JsonNode? button) =>
        $"[{Plain(button!["text"])}] ({button["action_id"]}, {button["style"]}) asks: {Plain(button["confirm"]!["text"])}\n  answers {button["value"]}\n";

    private static string Plain(JsonNode? text) => (string)text!["text"]!;
}
