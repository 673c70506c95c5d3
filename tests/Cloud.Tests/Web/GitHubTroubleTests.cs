using Delightful.Cloud.Tests.Listening;

namespace Delightful.Cloud.Tests.Web;

public sealed class GitHubTroubleTests
{
    private const string Token = "ghp_not_a_real_token";
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task A_question_is_asked_again_when_the_host_stumbles()
    {
        await using var host = await HostAsync((_, number) => number == 1 ? Answer.Json("{}", 502) : Answer.Json("[]"));

        (await Open(host).PullRequestsOfAsync("example/web-app", "abc", Ever)).ShouldBeEmpty();

        Api(host).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_comment_is_never_posted_twice_by_itself()
    {
        await using var host = await HostAsync((asked, _) => asked.Method == "POST" ? Answer.Json("""{"message":"Server Error"}""", 500) : Answer.Json("[]"));

        var refused = await Should.ThrowAsync<WebApiException>(() => Open(host).UpsertCommentAsync("example/web-app", 7, "<!-- m -->", "text", null, Ever));

        refused.IsTransient.ShouldBeTrue();
        refused.Message.ShouldBe("posting to example/web-app#7: GitHub answered 500 Server Error");
        Api(host).Count(asked => asked.Method == "POST").ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_right_to_deployments_there_are_none_and_no_trouble()
    {
        await using var host = await HostAsync((_, _) => Answer.Json("""{"message":"Resource not accessible by integration"}""", 403));

        (await Open(host).FindOrAddDeploymentAsync("example/web-app", new HostDeployment("abc", "web-app/dev", "deploy:1", "v1", IsProduction: false), Ever)).ShouldBeNull();
        (await Open(host).CommitsBetweenAsync("example/web-app", "abc", "def", 30, Ever)).ShouldBeEmpty();
        await Open(host).SetDeploymentStatusAsync("example/web-app", 7, new HostDeploymentStatus("success", "it serves", null, null, ReplacesOthers: true), Ever);
    }

    [Fact]
    public async Task A_host_that_is_busy_says_for_how_long()
    {
        await using var host = await HostAsync((_, _) => Answer.Json("{}", 429, ("Retry-After", "17")));

        (await Should.ThrowAsync<RetryLaterException>(() => Open(host).PullRequestsOfAsync("example/web-app", "abc", Ever))).After.ShouldBe(TimeSpan.FromSeconds(17));
    }

    [Fact]
    public async Task A_used_up_allowance_is_told_apart_from_a_missing_right()
    {
        await using var host = await HostAsync((asked, _) => asked.Path.Contains("limited", StringComparison.Ordinal)
            ? Answer.Json("""{"message":"API rate limit exceeded"}""", 403, ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", $"{Given.Noon.ToUnixTimeSeconds()}"))
            : Answer.Json("""{"message":"Resource not accessible by integration"}""", 403));

        await Should.ThrowAsync<RetryLaterException>(() => Open(host).PullRequestsOfAsync("example/limited", "abc", Ever));
        var refused = await Should.ThrowAsync<WebApiException>(() => Open(host).PullRequestsOfAsync("example/web-app", "abc", Ever));

        (refused.IsTransient, refused.Said).ShouldBe((false, "Resource not accessible by integration"));
    }

    [Fact]
    public async Task The_token_is_sent_and_never_told()
    {
        await using var host = await HostAsync((_, _) => Answer.Json("""{"message":"Bad credentials"}""", 401));

        var refused = await Should.ThrowAsync<WebApiException>(() => Open(host).PullRequestsOfAsync("example/web-app", "abc", Ever));

        Api(host).Single().Headers["Authorization"].ShouldBe($"Bearer {Token}");
        refused.ToString().ShouldNotContain(Token);
    }

    [Fact]
    public async Task What_is_no_repository_is_never_asked_about()
    {
        await using var host = await HostAsync((_, _) => Answer.Json("[]"));

        await Should.ThrowAsync<FormatException>(() => Open(host).PullRequestsOfAsync("example/../../user", "abc", Ever));

        Api(host).ShouldBeEmpty();
    }

    private static Task<Listener> HostAsync(Func<Heard, int, Answer> answer)
    {
        var asked = 0;
        return Listener.StartAsync((heard, _) => heard.Path.StartsWith("/systemsmanager", StringComparison.Ordinal)
            ? Answer.Json($$$"""{"Parameter":{"Value":"{{{Token}}}"}}""")
            : answer(heard, Interlocked.Increment(ref asked)));
    }

    private static List<Heard> Api(Listener host) => [.. host.Heard.Where(h => !h.Path.StartsWith("/systemsmanager", StringComparison.Ordinal))];

    private static GitHub Open(Listener host) => new(
        new HttpClient(), new GitHubSettings(host.Address), new Secrets(new HttpClient(), new SecretSettings(host.Address, "session"), TimeProvider.System), TimeProvider.System);
}
