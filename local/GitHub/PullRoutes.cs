using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.GitHub;

static class PullRoutes
{
    public static void MapPulls(this RouteGroupBuilder repository, GitHubRecorder recorder)
    {
        // Only the commits of registered pull requests are known here, and each is by who opened its pull request.
        repository.MapGet("/commits/{sha}", (string owner, string name, string sha) =>
            recorder.Recording.Pulls.FirstOrDefault(pull => GitHubRecorder.IsSame(pull.Repository, $"{owner}/{name}") && pull.Sha == sha) is { } pull
                ? Json.Answer(new { pull.Sha, Author = new { Login = pull.Author } })
                : Refusal.NoCommit(sha));
        repository.MapGet("/commits/{sha}/pulls", (string owner, string name, string sha) => Json.Answer(recorder.Recording.Pulls
            .Where(pull => GitHubRecorder.IsSame(pull.Repository, $"{owner}/{name}") && pull.Sha == sha)
            .Select(pull => new
            {
                pull.Number,
                State = "open",
                pull.Title,
                HtmlUrl = $"https://github.com/{pull.Repository}/pull/{pull.Number}",
                User = new { Login = pull.Author },
                Head = new { Sha = pull.Head },
            })));
    }
}
