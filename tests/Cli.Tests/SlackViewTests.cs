using System.Text.Json.Nodes;
using Delightful.Cli.Demo;

namespace Delightful.Cli.Tests;

public sealed class SlackViewTests
{
    [Fact]
    public void A_terminal_shows_headline_lines_fields_small_print_and_buttons_with_what_they_ask() => Shown("""
        {
          "text": "web-app released",
          "blocks": [
            { "type": "header", "text": { "type": "plain_text", "text": "✋ web-app → dev" } },
            { "type": "section", "text": { "type": "mrkdwn", "text": "*v2* waits for <https://example.com/x|its plan> &amp; `you`" },
              "fields": [ { "type": "mrkdwn", "text": "*Risk*\n75 of 100" }, { "type": "plain_text", "text": "Cost\n27 USD" } ] },
            { "type": "rich_text", "elements": [
              { "type": "rich_text_section", "elements": [ { "type": "text", "text": "• destroys " }, { "type": "text", "text": "aws_s3_bucket.old", "style": { "code": true } } ] },
              { "type": "rich_text_list", "elements": [ { "type": "rich_text_section", "elements": [ { "type": "link", "text": "Plan", "url": "http://127.0.0.1/plan" } ] } ] } ] },
            { "type": "divider" },
            { "type": "context", "elements": [ { "type": "mrkdwn", "text": "asked by ada" }, { "type": "image", "alt_text": "a face" } ] },
            { "type": "actions", "elements": [
              { "type": "button", "text": { "type": "plain_text", "text": "Approve" }, "confirm": { "text": { "type": "plain_text", "text": "v2 is applied." } } },
              { "type": "button", "text": { "type": "plain_text", "text": "Look" } } ] },
            { "type": "hologram" }
          ]
        }
        """).ShouldBe(
        [
            "✋ web-app → dev", "───────────────", "v2 waits for its plan https://example.com/x & you", "Risk 75 of 100", "Cost 27 USD", "• destroys aws_s3_bucket.old",
            "• Plan <http://127.0.0.1/plan>", "────────────────────", "asked by ada  (a face)", "[ Approve ] asks first: v2 is applied.", "[ Look ]", "(a block of the kind hologram)",
        ]);

    [Fact]
    public void A_message_without_blocks_is_its_text() =>
        Shown("""{ "text": "✅ v1 &lt;is&gt; *verified*", "blocks": null }""").ShouldBe(["✅ v1 <is> verified"]);

    [Fact]
    public void Long_lines_break_between_words_and_no_address_breaks()
    {
        var address = $"http://127.0.0.1/{new string('x', 40)}";
        WordWrap.Lines($"one two three {address} four", 10).ShouldBe(["one two", "three", address, "four"]);
        WordWrap.Lines("", 10).ShouldBe([""]);
        WordWrap.Lines("exactly 10", 10).ShouldBe(["exactly 10"]);
    }

    [Fact]
    public void Everything_that_a_message_of_the_pipeline_says_is_shown()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "template.yaml")))
            folder = Path.GetDirectoryName(folder)!;
        var message = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "tests/Core.Tests/Feedback/Baselines/baking.slack.json")))!;

        var shown = string.Join('\n', SlackView.Lines(message, 4096)).Replace("\n", " ", StringComparison.Ordinal);

        var said = Texts(message["blocks"]!).ToList();
        said.Count.ShouldBeGreaterThan(8);
        said.Where(text => text is not ("Are you sure?" or "No") && !shown.Contains(text, StringComparison.Ordinal)).ShouldBeEmpty();
        shown.ShouldNotContain("a block of the kind");
    }

    static IReadOnlyList<string> Shown(string message) => SlackView.Lines(JsonNode.Parse(message)!, 4096);

    static IEnumerable<string> Texts(JsonNode node) => node switch
    {
        JsonArray all => all.SelectMany(one => Texts(one!)),
        JsonObject map => map.SelectMany(entry => entry is { Key: "text", Value: JsonValue text } ? [((string)text!).Trim()] : entry.Value is null ? [] : Texts(entry.Value)),
        _ => [],
    };
}
