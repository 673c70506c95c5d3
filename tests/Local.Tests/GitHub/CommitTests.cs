using System.Net;
using Delightful.Local.Tests.Recorders;

namespace Delightful.Local.Tests.GitHub;

public sealed class CommitTests(RecorderHost host) : IClassFixture<RecorderHost>
{
    const string Repository = "/_github/repos/example/web-app";

    [Fact]
    public async Task The_pull_request_of_a_commit_is_found_once_it_is_registered()
    {
        (await host.Client.GetJsonAsync($"{Repository}/commits/abc/pulls")).AsArray().ShouldBeEmpty();

        await host.Client.SendAsync(
            HttpMethod.Put, "/_recorded/github/pulls", new { number = 7, sha = "abc", title = "Faster checkout", author = "octo" }, HttpStatusCode.NoContent);

        var pull = (await host.Client.GetJsonAsync($"{Repository}/commits/abc/pulls")).AsArray().ShouldHaveSingleItem()!;
        ((int)pull["number"]!).ShouldBe(7);
        ((string?)pull["user"]!["login"]).ShouldBe("octo");
        ((string?)pull["html_url"]).ShouldBe("https://github.com/example/web-app/pull/7");
    }

    [Fact]
    public async Task A_status_is_recorded_with_its_context()
    {
        await host.Client.SendAsync(
            HttpMethod.Post,
            $"{Repository}/statuses/s1",
            new { state = "pending", context = "delightful/dev", description = "waiting", target_url = "https://console.example" },
            HttpStatusCode.Created);

        var status = (await host.Client.GetJsonAsync("/_recorded/github"))["statuses"]!.AsArray().Single(known => (string?)known!["sha"] == "s1")!;
        ((string?)status["context"]).ShouldBe("delightful/dev");
        ((string?)status["targetUrl"]).ShouldBe("https://console.example");
    }

    [Theory]
    [InlineData("done", "short")]
    [InlineData("success", null)]
    public async Task A_status_the_host_would_not_take_is_refused_with_422(string state, string? description) =>
        await host.Client.SendAsync(
            HttpMethod.Post,
            $"{Repository}/statuses/s2",
            new { state, description = description ?? new string('x', 141) },
            HttpStatusCode.UnprocessableEntity);

    [Fact]
    public async Task A_deployment_is_found_by_commit_and_environment_and_takes_statuses()
    {
        var created = await host.Client.SendAsync(
            HttpMethod.Post, $"{Repository}/deployments", new { @ref = "d1", environment = "dev" }, HttpStatusCode.Created);
        await host.Client.SendAsync(
            HttpMethod.Post,
            $"{Repository}/deployments/{created!["id"]}/statuses",
            new { state = "in_progress", log_url = "https://console.example" },
            HttpStatusCode.Created);

        var found = await host.Client.GetJsonAsync($"{Repository}/deployments?sha=d1&environment=dev");
        ((long)found.AsArray().ShouldHaveSingleItem()!["id"]!).ShouldBe((long)created["id"]!);
        (await host.Client.GetJsonAsync($"{Repository}/deployments?sha=d1&environment=prod")).AsArray().ShouldBeEmpty();
        await host.Client.SendAsync(HttpMethod.Post, $"{Repository}/deployments/1/statuses", new { state = "success" }, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_pending_status_stands_in_the_way_of_a_deployment_unless_no_context_is_required()
    {
        await host.Client.SendAsync(HttpMethod.Post, $"{Repository}/statuses/c1", new { state = "pending" }, HttpStatusCode.Created);

        await host.Client.SendAsync(HttpMethod.Post, $"{Repository}/deployments", new { @ref = "c1" }, HttpStatusCode.Conflict);
        await host.Client.SendAsync(
            HttpMethod.Post, $"{Repository}/deployments", new { @ref = "c1", required_contexts = Array.Empty<string>() }, HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(null, "Requires authentication")]
    [InlineData("Basic abc", "Bad credentials")]
    public async Task Without_a_bearer_token_nothing_is_answered(string? authorization, string message)
    {
        using var client = host.ClientWith(authorization);

        var refusal = await client.SendAsync(HttpMethod.Get, $"{Repository}/commits/abc/pulls", expected: HttpStatusCode.Unauthorized);

        ((string?)refusal!["message"]).ShouldBe(message);
    }
}
