using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.GitHub;

static class StatusRoutes
{
    internal const int LongestDescription = 140;
    static readonly string[] States = ["error", "failure", "pending", "success"];

    sealed record Draft(string? State, string? Context, string? Description, string? TargetUrl);

    public static void MapStatuses(this RouteGroupBuilder repository, GitHubRecorder recorder) =>
        repository.MapPost("/statuses/{sha}", async (string owner, string name, string sha, HttpContext http) =>
            await Json.ReadAsync<Draft>(http.Request) switch
            {
                null => Refusal.BadJson,
                { State: null } => Refusal.Missing("Status", "state"),
                { State: var state } when !States.Contains(state) => Refusal.NotAllowed("Status", "state", state),
                { Description.Length: > LongestDescription } => Refusal.TooLong("Status", "description", LongestDescription),
                var draft => Json.Answer(
                    View(recorder.AddStatus($"{owner}/{name}", sha, draft.State, draft.Context ?? "default", draft.Description, draft.TargetUrl)),
                    201),
            });

    static object View(CommitStatus status) => new
    {
        status.Id,
        status.State,
        status.Context,
        status.Description,
        status.TargetUrl,
        CreatedAt = status.At,
        UpdatedAt = status.At,
    };
}
