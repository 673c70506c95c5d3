using Delightful.Local.Recorders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.GitHub;

/// <summary>A repository host that keeps what it is told: the parts of the GitHub REST API that the chain uses.</summary>
public static class GitHubRoutes
{
    /// <summary>The path to use as the API's address.</summary>
    public const string Root = "/_github";

    /// <summary>Maps the API under <see cref="Root"/>, and under /_recorded/github what one reads, registers and breaks.</summary>
    public static void MapGitHub(this IEndpointRouteBuilder routes, GitHubRecorder recorder, FaultSwitch faults)
    {
        var apps = recorder.Apps;
        routes.MapApp(apps, faults);
        var repository = routes.MapGroup($"{Root}/repos/{{owner}}/{{name}}");
        repository.ObeyFaults(faults, Refusal.Demanded);
        repository.AddEndpointFilter((call, next) => Authorize(call.HttpContext, apps) is { } refusal
            ? ValueTask.FromResult<object?>(refusal)
            : next(call));
        repository.MapPulls(recorder);
        repository.MapCompare(recorder);
        repository.MapComments(recorder);
        repository.MapStatuses(recorder);
        repository.MapDeployments(recorder);

        routes.MapGet("/_recorded/github", () => recorder.Recording);
        routes.MapPut("/_recorded/github/pulls", (PullRequest pull) =>
        {
            recorder.Register(pull);
            return Results.NoContent();
        });
        routes.MapPut("/_recorded/github/commits", (History history) =>
        {
            recorder.Register(history);
            return Results.NoContent();
        });
        routes.MapFaults("/_recorded/github/faults", faults);
    }

    internal static IResult? Authorize(HttpContext http, AppTokens apps) => http.Request.Headers.Authorization.ToString().Split(' ') switch
    {
        [""] => Refusal.NoToken,
        ["Bearer" or "bearer" or "token", var given] when given.StartsWith(AppTokens.Prefix, StringComparison.Ordinal) && !apps.Knows(given) => Refusal.BadToken,
        ["Bearer" or "bearer" or "token", { Length: > 0 }] => null,
        _ => Refusal.BadToken,
    };
}
