using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.GitHub;

static class PullRoutes
{
    public static void MapPulls(this RouteGroupBuilder repository, GitHubRecorder recorder) =>
        repository.MapGet("/commits/{sha}/pulls", (string owner, string name, string sha) => Json.Answer(recorder.Recording.Pulls
            .Where(pull => GitHubRecorder.IsSame(pull.Repository, $"{owner}/{name}") && pull.Sha == sha)
            .Select(pull => new
            {
                pull.Number,
                State = "open",
                pull.Title,
                HtmlUrl = $"https://github.com/{pull.Repository}/pull/{pull.Number}",
                User = new { Login = pull.Author },
                Head = new { pull.Sha },
            })));
}
