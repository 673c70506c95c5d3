using Delightful.Cloud.Tests.Listening;

namespace Delightful.Cloud.Tests.Web;

public sealed class SlackTroubleTests
{
    private const string Token = "xoxb-not-a-real-token";
    private const string Fine = """{"ok":true,"channel":"C1","ts":"1.2"}""";
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task Blocks_are_sent_as_they_are_and_nothing_is_unfurled()
    {
        await using var chat = await ChatAsync(_ => Answer.Json(Fine));

        await Open(chat).PostAsync(new ChatContent("failed", """[{"type":"divider"}]"""), Ever);

        Api(chat).Single().Json!.ToJsonString().ShouldBe(
            """{"channel":"deployments","text":"failed","parse":"none","unfurl_links":false,"unfurl_media":false,"blocks":[{"type":"divider"}]}""");
    }

    [Fact]
    public async Task A_chat_that_is_busy_says_for_how_long()
    {
        await using var chat = await ChatAsync(_ => Answer.Json("""{"ok":false,"error":"ratelimited"}""", 429, ("Retry-After", "30")));

        (await Should.ThrowAsync<RetryLaterException>(() => Open(chat).PostAsync(new ChatContent("x"), Ever))).After.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_message_is_never_posted_twice_by_itself_but_changed_again_when_the_chat_stumbles()
    {
        await using var chat = await ChatAsync(number => number == 2 ? Answer.Json(Fine) : Answer.Json("{}", 500));

        await Should.ThrowAsync<WebApiException>(() => Open(chat).PostAsync(new ChatContent("x"), Ever));
        Api(chat).Count.ShouldBe(1);
        await Open(chat).UpdateAsync(new ChatMessage("C1", "1.2"), new ChatContent("y"), Ever);
        Api(chat).Count.ShouldBe(2);
        await Should.ThrowAsync<WebApiException>(() => Open(chat).UpdateAsync(new ChatMessage("C1", "1.2"), new ChatContent("z"), Ever));
        Api(chat).Count.ShouldBe(5);
    }

    [Fact]
    public async Task An_answer_that_is_no_answer_of_Slack_is_refused()
    {
        await using var chat = await ChatAsync(_ => new Answer(200, "<html>", "text/html"));

        await Should.ThrowAsync<WebApiException>(() => Open(chat).PostAsync(new ChatContent("x"), Ever));
    }

    private static Task<Listener> ChatAsync(Func<int, Answer> answer)
    {
        var asked = 0;
        return Listener.StartAsync((heard, _) => heard.Path.StartsWith("/systemsmanager", StringComparison.Ordinal)
            ? Answer.Json($$$"""{"Parameter":{"Value":"{{{Token}}}"}}""")
            : answer(Interlocked.Increment(ref asked)));
    }

    private static List<Heard> Api(Listener chat) => [.. chat.Heard.Where(h => !h.Path.StartsWith("/systemsmanager", StringComparison.Ordinal))];

    private static Slack Open(Listener chat) => new(
        new HttpClient(), new SlackSettings(chat.Address, "deployments"), new Secrets(new HttpClient(), new SecretSettings(chat.Address, "session"), TimeProvider.System), TimeProvider.System);
}
