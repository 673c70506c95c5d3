using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.GitHub;

static class CommentRoutes
{
    /// <summary>The longest comment the host takes, in Unicode characters.</summary>
    const int LongestBody = 65_536;

    sealed record Draft(string? Body);

    public static void MapComments(this RouteGroupBuilder repository, GitHubRecorder recorder)
    {
        repository.MapGet("/issues/{number:int}/comments", (string owner, string name, int number, HttpContext http) =>
            recorder.Knows($"{owner}/{name}", number)
                ? Json.Answer(Page.Of(
                    [.. recorder.Recording.Comments.Where(comment => comment.Issue == number && GitHubRecorder.IsSame(comment.Repository, $"{owner}/{name}"))],
                    http).Select(comment => View(comment, http)))
                : Refusal.NotFound);

        repository.MapPost("/issues/{number:int}/comments", async (string owner, string name, int number, HttpContext http) =>
            !recorder.Knows($"{owner}/{name}", number)
                ? Refusal.NotFound
                : await ReadAsync(http) switch
                {
                    (null, { } refusal) => refusal,
                    var (body, _) => Json.Answer(View(recorder.AddComment($"{owner}/{name}", number, body!), http), 201),
                });

        repository.MapPatch("/issues/comments/{id:long}", async (string owner, string name, long id, HttpContext http) =>
            await ReadAsync(http) switch
            {
                (null, { } refusal) => refusal,
                var (body, _) => recorder.EditComment($"{owner}/{name}", id, body!) is { } edited
                    ? Json.Answer(View(edited, http))
                    : Refusal.NotFound,
            });
    }

    static async Task<(string? Body, IResult? Refusal)> ReadAsync(HttpContext http) => await Json.ReadAsync<Draft>(http.Request) switch
    {
        null => (null, Refusal.BadJson),
        { Body: null or "" } => (null, Refusal.Missing("IssueComment", "body")),
        { Body: var body } when body.EnumerateRunes().Count() > LongestBody => (null, Refusal.TooLong("IssueComment", "body", LongestBody)),
        { Body: var body } => (body, null),
    };

    static bool Knows(this GitHubRecorder recorder, string repository, int number) => recorder.Recording.Pulls
        .Any(pull => pull.Number == number && GitHubRecorder.IsSame(pull.Repository, repository));

    static object View(Comment comment, HttpContext http) => new
    {
        comment.Id,
        Url = $"{http.Request.Scheme}://{http.Request.Host}{GitHubRoutes.Root}/repos/{comment.Repository}/issues/comments/{comment.Id}",
        HtmlUrl = $"https://github.com/{comment.Repository}/pull/{comment.Issue}#issuecomment-{comment.Id}",
        comment.Body,
        User = new { Login = comment.Outsider ?? "delightful[bot]", Type = comment.Outsider is null ? "Bot" : "User" },
        AuthorAssociation = "NONE",
        CreatedAt = comment.History[0].At,
        UpdatedAt = comment.History[^1].At,
    };
}
