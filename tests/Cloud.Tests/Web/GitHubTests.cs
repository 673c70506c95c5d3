using Delightful.Local.GitHub;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Cloud.Tests.Web;

public sealed class GitHubTests(CloudFixture cloud)
{
    private const string Marker = "<!-- delightful web-app/dev -->";
    private static readonly CancellationToken Ever = CancellationToken.None;

    private readonly Recorders _recorders = new(cloud);
    private readonly string _repository = $"example/{cloud.NewName("web-app")}";

    [Fact]
    public async Task A_commit_leads_to_its_pull_requests()
    {
        var github = await GitHubAsync();

        (await github.PullRequestsOfAsync(_repository, "abc", Ever)).ShouldBe(
            [new PullRequest(7, "Add a page", $"https://github.com/{_repository}/pull/7", "somebody", IsOpen: true, Head: "abc")]);
        (await github.PullRequestsOfAsync(_repository, "unknown", Ever)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_commit_leads_to_who_wrote_it()
    {
        var github = await GitHubAsync();

        (await github.AuthorsOfAsync(_repository, "abc", Ever)).ShouldBe(["somebody"]);
        (await github.AuthorsOfAsync(_repository, "unknown", Ever)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_comment_is_posted_once_and_then_edited_in_place()
    {
        var github = await GitHubAsync();

        var id = await github.UpsertCommentAsync(_repository, 7, Marker, "first", knownId: null, Ever);
        (await github.UpsertCommentAsync(_repository, 7, Marker, "second", id, Ever)).ShouldBe(id);
        (await github.UpsertCommentAsync(_repository, 7, Marker, "third", knownId: null, Ever)).ShouldBe(id);

        (await CommentsAsync()).Single().ShouldBe(["first", "second", "third"]);
    }

    [Fact]
    public async Task The_comment_is_found_behind_more_comments_than_one_page_holds()
    {
        var github = await GitHubAsync();
        for (var number = 0; number < 120; number++)
            await github.UpsertCommentAsync(_repository, 7, $"<!-- other {number} -->", $"comment {number}", knownId: null, Ever);
        var id = await github.UpsertCommentAsync(_repository, 7, Marker, "first", knownId: null, Ever);

        (await github.UpsertCommentAsync(_repository, 7, Marker, "second", knownId: null, Ever)).ShouldBe(id);
    }

    [Fact]
    public async Task A_quotation_of_the_comment_is_not_taken_for_it()
    {
        var github = await GitHubAsync();
        var quoting = await github.UpsertCommentAsync(_repository, 7, "<!-- somebody -->", $"> {Marker}\n> first\n\nwhat does this mean?", knownId: null, Ever);

        (await github.UpsertCommentAsync(_repository, 7, Marker, "first", knownId: null, Ever)).ShouldNotBe(quoting);
    }

    [Fact]
    public async Task A_comment_that_an_outsider_made_to_look_like_ours_is_not_taken_for_it()
    {
        var github = await GitHubAsync();
        cloud.Cloud.Services.GetRequiredService<GitHubRecorder>().OutsiderComments(_repository, 7, "mallory", $"{Marker}\nall is well");

        var id = await github.UpsertCommentAsync(_repository, 7, Marker, "first", knownId: null, Ever);
        (await github.UpsertCommentAsync(_repository, 7, Marker, "second", knownId: null, Ever)).ShouldBe(id);

        (await CommentsAsync()).ShouldBe([["all is well"], ["first", "second"]]);
    }

    [Fact]
    public async Task A_comment_that_somebody_deleted_is_posted_again()
    {
        var github = await GitHubAsync();

        var id = await github.UpsertCommentAsync(_repository, 7, Marker, "again", knownId: 999_999, Ever);

        id.ShouldNotBe(999_999);
        (await CommentsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_status_is_set_and_its_description_cut_to_what_fits()
    {
        var github = await GitHubAsync();

        await github.SetStatusAsync(_repository, "abc", CommitState.Pending, "delightful/dev", new string('x', 138) + "😀 and more", "https://example.com/", Ever);

        var status = (await _recorders.RecordedAsync("github"))["statuses"]!.AsArray().Single(s => (string?)s!["repository"] == _repository)!;
        ((string?)status["state"], (string?)status["context"], (string?)status["targetUrl"]).ShouldBe(("pending", "delightful/dev", "https://example.com/"));
        ((string)status["description"]!).ShouldBe(new string('x', 138) + "…");
    }

    private async Task<GitHub> GitHubAsync()
    {
        await _recorders.RegisterAsync(7, "abc", _repository);
        return await _recorders.GitHubAsync();
    }

    private async Task<List<List<string>>> CommentsAsync() =>
    [
        .. (await _recorders.RecordedAsync("github"))["comments"]!.AsArray().Where(c => (string?)c!["repository"] == _repository)
            .Select(c => c!["history"]!.AsArray().Select(v => ((string)v!["body"]!).Replace($"{Marker}\n", "", StringComparison.Ordinal)).ToList()),
    ];
}
