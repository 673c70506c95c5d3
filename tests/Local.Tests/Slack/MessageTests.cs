using System.Net;
using System.Text.Json.Nodes;
using Delightful.Local.Tests.Recorders;

namespace Delightful.Local.Tests.Slack;

public sealed class MessageTests(RecorderHost host) : IClassFixture<RecorderHost>
{
    [Fact]
    public async Task A_message_is_updated_in_place_and_every_version_can_be_read_back()
    {
        var posted = await CallAsync("chat.postMessage", new { channel = "#deployments", text = "starting" });
        var updated = await CallAsync("chat.update", new { channel = (string?)posted["channel"], ts = (string?)posted["ts"], text = "released" });

        ((bool)updated["ok"]!).ShouldBeTrue();
        var message = await RecordedAsync(posted);
        message["history"]!.AsArray().Select(version => (string?)version!["text"]).ShouldBe(["starting", "released"]);
        ((string?)message["channelName"]).ShouldBe("deployments");
    }

    [Fact]
    public async Task A_reply_belongs_to_the_thread_of_its_parent()
    {
        var parent = await CallAsync("chat.postMessage", new { channel = "#deployments", text = "parent" });
        var reply = await CallAsync(
            "chat.postMessage", new { channel = (string?)parent["channel"], thread_ts = (string?)parent["ts"], text = "reply" });

        ((string?)reply["channel"]).ShouldBe((string?)parent["channel"]);
        ((string?)(await RecordedAsync(reply))["threadTs"]).ShouldBe((string?)parent["ts"]);
    }

    [Fact]
    public async Task An_update_without_blocks_keeps_the_blocks()
    {
        var blocks = new[] { new { type = "section", text = new { type = "mrkdwn", text = "*shift*" } } };
        var posted = await CallAsync("chat.postMessage", new { channel = "#deployments", text = "one", blocks });

        var updated = await CallAsync("chat.update", new { channel = (string?)posted["channel"], ts = (string?)posted["ts"], text = "two" });

        ((string?)updated["message"]!["blocks"]![0]!["text"]!["text"]).ShouldBe("*shift*");
    }

    [Fact]
    public async Task A_channel_and_a_thread_can_be_read_page_by_page_with_what_only_programs_see()
    {
        var metadata = new { event_type = "mark", event_payload = new { id = "one" } };
        var first = await CallAsync("chat.postMessage", new { channel = "#history", text = "first", metadata });
        var (channel, ts) = ((string?)first["channel"], (string?)first["ts"]);
        var second = await CallAsync("chat.postMessage", new { channel = "#history", text = "second" });
        await CallAsync("chat.postMessage", new { channel = "#history", thread_ts = ts, text = "reply" });
        await CallAsync("chat.update", new { channel, ts, text = "edited" });

        var newest = await host.Client.GetJsonAsync($"/_slack/api/conversations.history?channel={channel}&limit=1&include_all_metadata=true");
        var rest = await host.Client.GetJsonAsync($"/_slack/api/conversations.history?channel={channel}&include_all_metadata=true&cursor={newest["response_metadata"]!["next_cursor"]}");
        var thread = await host.Client.GetJsonAsync($"/_slack/api/conversations.replies?channel={channel}&ts={ts}");

        newest["messages"]!.AsArray().Select(m => (string?)m!["ts"]).ShouldBe([(string?)second["ts"]]);
        rest["messages"]!.AsArray().Select(m => (string?)m!["metadata"]!["event_payload"]!["id"]).ShouldBe(["one"]);
        ((string?)rest["response_metadata"]!["next_cursor"]).ShouldBe("");
        thread["messages"]!.AsArray().Select(m => (string?)m!["text"]).ShouldBe(["edited", "reply"]);
        thread["messages"]![0]!["metadata"].ShouldBeNull();
        ((string?)(await host.Client.GetJsonAsync("/_slack/api/conversations.history?channel=history"))["error"]).ShouldBe("channel_not_found");
    }

    [Fact]
    public async Task An_answer_can_be_lost_after_the_call_was_carried_out()
    {
        await host.Client.SendAsync(HttpMethod.Put, "/_recorded/slack/faults", new { status = 502, lost = true }, HttpStatusCode.NoContent);

        await host.Client.SendAsync(HttpMethod.Post, "/_slack/api/chat.postMessage", new { channel = "#lost", text = "taken" }, HttpStatusCode.BadGateway);

        (await host.Client.GetJsonAsync("/_recorded/slack"))["messages"]!.AsArray().Count(m => (string?)m!["channelName"] == "lost").ShouldBe(1);
    }

    [Fact]
    public async Task A_form_is_understood_like_JSON()
    {
        using var form = new FormUrlEncodedContent([new("token", "xoxb-not-a-real-token"), new("channel", "#forms"), new("text", "by form")]);
        using var client = host.ClientWith(null);
        using var response = await client.PostAsync("/_slack/api/chat.postMessage", form);
        var posted = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        ((string?)(await RecordedAsync(posted))["text"]).ShouldBe("by form");
    }

    [Fact]
    public async Task Without_a_token_the_refusal_has_status_200_and_an_error_code()
    {
        using var client = host.ClientWith(null);

        var answer = await client.SendAsync(HttpMethod.Post, "/_slack/api/chat.postMessage", new { channel = "#a", text = "x" });

        ((bool)answer!["ok"]!).ShouldBeFalse();
        ((string?)answer["error"]).ShouldBe("not_authed");
    }

    [Fact]
    public async Task A_token_can_be_made_invalid_for_a_while()
    {
        await host.Client.SendAsync(HttpMethod.Put, "/_recorded/slack/faults", new { error = "invalid_auth" }, HttpStatusCode.NoContent);

        await RefusedAsync("invalid_auth", "chat.postMessage", new { channel = "#a", text = "x" });
        ((bool)(await CallAsync("chat.postMessage", new { channel = "#a", text = "x" }))["ok"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task What_the_chat_cannot_show_is_refused()
    {
        var posted = await CallAsync("chat.postMessage", new { channel = "#limits", text = "one" });
        var channel = (string?)posted["channel"];
        var ts = (string?)posted["ts"];
        var section = new { type = "section", text = new { type = "mrkdwn", text = new string('x', 3001) } };

        await RefusedAsync("no_text", "chat.postMessage", new { channel });
        await RefusedAsync("msg_too_long", "chat.postMessage", new { channel, text = new string('x', 40_001) });
        await RefusedAsync("msg_too_long", "chat.update", new { channel, ts, text = new string('x', 4_001) });
        await RefusedAsync("invalid_blocks", "chat.update", new { channel, ts, blocks = new[] { section } });
        await RefusedAsync("channel_not_found", "chat.update", new { channel = "#limits", ts, text = "by name" });
        await RefusedAsync("message_not_found", "chat.update", new { channel, ts = "1.000001", text = "nobody" });
        (await RecordedAsync(posted))["history"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(75, 2000, 300, "danger", true)]
    [InlineData(76, 2000, 300, "danger", false)]
    [InlineData(75, 2001, 300, "danger", false)]
    [InlineData(75, 2000, 301, "danger", false)]
    [InlineData(75, 2000, 300, "green", false)]
    public async Task A_button_has_Slacks_bounds(int label, int value, int question, string style, bool isTaken)
    {
        static object Plain(int length) => new { type = "plain_text", text = new string('x', length) };
        var button = new { type = "button", action_id = "approve", style, text = Plain(label), value = new string('v', value), confirm = new { title = Plain(100), text = Plain(question), confirm = Plain(30), deny = Plain(2) } };
        var message = new { channel = "#buttons", text = "one", blocks = new[] { new { type = "actions", elements = new[] { button } } } };

        if (isTaken)
            ((bool)(await CallAsync("chat.postMessage", message))["ok"]!).ShouldBeTrue();
        else
            await RefusedAsync("invalid_blocks", "chat.postMessage", message);
    }

    [Fact]
    public async Task A_rate_limit_has_status_429_and_Retry_After()
    {
        await host.Client.SendAsync(HttpMethod.Put, "/_recorded/slack/faults", new { status = 429, retryAfter = 3 }, HttpStatusCode.NoContent);

        using var refused = await host.Client.PostAsync("/_slack/api/chat.postMessage", null);

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(3));
        (await refused.Content.ReadAsStringAsync()).ShouldContain("ratelimited");
    }

    async Task<JsonNode> CallAsync(string method, object arguments) =>
        (await host.Client.SendAsync(HttpMethod.Post, $"/_slack/api/{method}", arguments))!;

    async Task RefusedAsync(string error, string method, object arguments) =>
        ((string?)(await CallAsync(method, arguments))["error"]).ShouldBe(error);

    async Task<JsonNode> RecordedAsync(JsonNode posted) => (await host.Client.GetJsonAsync("/_recorded/slack"))["messages"]!
        .AsArray().Single(message => (string?)message!["ts"] == (string?)posted["ts"])!;
}
