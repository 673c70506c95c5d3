using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.GitHub;

static class CompareRoutes
{
    /// <summary>Pages of a comparison go from the oldest commit to the newest, and each says how many there are.</summary>
    public static void MapCompare(this RouteGroupBuilder repository, GitHubRecorder recorder) =>
        repository.MapGet("/compare/{range}", (string owner, string name, string range, HttpContext http) =>
            range.Split("...") is [var before, var after] && recorder.Between($"{owner}/{name}", before, after) is { } commits
                ? Json.Answer(new
                {
                    Status = commits.Count == 0 ? "identical" : "ahead",
                    AheadBy = commits.Count,
                    BehindBy = 0,
                    TotalCommits = commits.Count,
                    Commits = Page.Of(commits, http).Select(sha => new { Sha = sha }),
                })
                : Refusal.NotFound);
}
