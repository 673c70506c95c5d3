using System.Net;
using Delightful.Local.Tests.Recorders;

namespace Delightful.Local.Tests.GitHub;

public sealed class CommentTests(RecorderHost host) : IClassFixture<RecorderHost>
{
    const string Repository = "/_github/repos/example/web-app";

    [Fact]
    public async Task A_comment_is_edited_in_place_and_every_version_can_be_read_back()
    {
        await Register(number: 11);
        var created = await host.Client.SendAsync(HttpMethod.Post, $"{Repository}/issues/11/comments", new { body = "first" }, HttpStatusCode.Created);
        var id = (long)created!["id"]!;

        var edited = await host.Client.SendAsync(HttpMethod.Patch, $"{Repository}/issues/comments/{id}", new { body = "second" });

        ((string?)edited!["body"]).ShouldBe("second");
        var listed = await host.Client.GetJsonAsync($"{Repository}/issues/11/comments");
        listed.AsArray().ShouldHaveSingleItem()!["body"]!.GetValue<string>().ShouldBe("second");
        var recorded = (await host.Client.GetJsonAsync("/_recorded/github"))["comments"]!.AsArray().Single(comment => (long)comment!["id"]! == id);
        recorded!["history"]!.AsArray().Select(version => (string?)version!["body"]).ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task Many_comments_come_in_pages_that_the_Link_header_joins()
    {
        await Register(number: 12);
        for (var at = 1; at <= 35; at++)
            await host.Client.SendAsync(HttpMethod.Post, $"{Repository}/issues/12/comments", new { body = $"comment {at}" }, HttpStatusCode.Created);

        List<string> read = [];
        var next = $"{Repository}/issues/12/comments";
        for (var pages = 0; next is not null && pages < 5; pages++)
        {
            using var response = await host.Client.GetAsync(next);
            var page = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsArray();
            read.AddRange(page.Select(comment => (string)comment!["body"]!));
            next = Next(response);
        }

        read.ShouldBe(Enumerable.Range(1, 35).Select(at => $"comment {at}"));
    }

    [Fact]
    public async Task A_body_of_65536_characters_is_taken_and_one_more_is_refused()
    {
        await Register(number: 13);
        var longest = string.Concat(Enumerable.Repeat("🚀", 65_536));

        await host.Client.SendAsync(HttpMethod.Post, $"{Repository}/issues/13/comments", new { body = longest }, HttpStatusCode.Created);
        var refusal = await host.Client.SendAsync(
            HttpMethod.Post, $"{Repository}/issues/13/comments", new { body = longest + "x" }, HttpStatusCode.UnprocessableEntity);

        ((string?)refusal!["message"]).ShouldBe("Validation Failed");
        ((string?)refusal["errors"]![0]!["message"]).ShouldBe("body is too long (maximum is 65536 characters)");
    }

    [Fact]
    public async Task An_edit_that_is_refused_leaves_the_comment_as_it_was()
    {
        await Register(number: 14);
        var created = await host.Client.SendAsync(HttpMethod.Post, $"{Repository}/issues/14/comments", new { body = "kept" }, HttpStatusCode.Created);

        await host.Client.SendAsync(
            HttpMethod.Patch, $"{Repository}/issues/comments/{created!["id"]}", new { body = "" }, HttpStatusCode.UnprocessableEntity);

        var listed = await host.Client.GetJsonAsync($"{Repository}/issues/14/comments");
        ((string?)listed[0]!["body"]).ShouldBe("kept");
    }

    [Fact]
    public async Task Nobody_can_comment_on_what_does_not_exist()
    {
        await host.Client.SendAsync(HttpMethod.Post, $"{Repository}/issues/999/comments", new { body = "lost" }, HttpStatusCode.NotFound);
        await host.Client.SendAsync(HttpMethod.Patch, $"{Repository}/issues/comments/1", new { body = "lost" }, HttpStatusCode.NotFound);
    }

    Task Register(int number) => host.Client.SendAsync(
        HttpMethod.Put,
        "/_recorded/github/pulls",
        new { number, sha = $"sha-{number}", title = "Faster checkout", author = "octo" },
        HttpStatusCode.NoContent);

    static string? Next(HttpResponseMessage response) => response.Headers.TryGetValues("Link", out var links)
        ? links.Single().Split(", ").FirstOrDefault(link => link.EndsWith("rel=\"next\"", StringComparison.Ordinal))?.Split('<', '>')[1]
        : null;
}
