using System.Text.Json.Nodes;

namespace Delightful.Cloud.Tests.Web;

public sealed class SlackTests(CloudFixture cloud)
{
    private static readonly CancellationToken Ever = CancellationToken.None;
    private readonly Recorders _recorders = new(cloud);
    private readonly string _channel = cloud.NewName("deployments");

    [Fact]
    public async Task A_message_is_posted_changed_in_place_and_replied_to()
    {
        var slack = await _recorders.SlackAsync($"#{_channel}");

        var message = await slack.PostAsync(new ChatContent("started", """[{"type":"section","text":{"type":"mrkdwn","text":"*started*"}}]"""), Ever);
        await slack.UpdateAsync(message, new ChatContent("released"), Ever);
        var reply = await slack.ReplyAsync(message, new ChatContent("the plan changes nothing"), Ever);

        var recorded = await MessagesAsync();
        recorded.Select(m => (string?)m["threadTs"]).ShouldBe([null, message.Id]);
        recorded[0]["history"]!.AsArray().Select(v => (string?)v!["text"]).ShouldBe(["started", "released"]);
        ((string?)recorded[0]["history"]![0]!["blocks"]![0]!["type"]).ShouldBe("section");
        ((string?)recorded[1]["ts"]).ShouldBe(reply.Id);
    }

    [Fact]
    public async Task What_Slack_refuses_comes_in_its_own_word()
    {
        var slack = await _recorders.SlackAsync(_channel);
        var message = await slack.PostAsync(new ChatContent("started"), Ever);

        var refused = await Should.ThrowAsync<WebApiException>(() => slack.UpdateAsync(message with { Id = "0.0" }, new ChatContent("released"), Ever));

        (refused.Said, refused.IsTransient).ShouldBe(("message_not_found", false));
        refused.ToString().ShouldNotContain(Recorders.Token);
    }

    private async Task<List<JsonNode>> MessagesAsync() =>
        [.. (await _recorders.RecordedAsync("slack"))["messages"]!.AsArray().Where(m => (string?)m!["channelName"] == _channel).Select(m => m!)];
}
