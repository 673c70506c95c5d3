using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Delightful.Local.GitHub;

static class DeploymentRoutes
{
    static readonly string[] States = ["error", "failure", "inactive", "in_progress", "queued", "pending", "success"];

    sealed record Draft(string? Ref, string? Task, string? Environment, string? Description, string[]? RequiredContexts);

    sealed record StatusDraft(string? State, string? Description, string? LogUrl, string? EnvironmentUrl, bool? AutoInactive);

    public static void MapDeployments(this RouteGroupBuilder repository, GitHubRecorder recorder)
    {
        repository.MapGet("/deployments", (string owner, string name, string? sha, string? environment, string? task, HttpContext http) =>
            Json.Answer(Page.Of(
                [.. recorder.Recording.Deployments
                    .Where(known => GitHubRecorder.IsSame(known.Repository, $"{owner}/{name}")
                        && (sha is null || known.Ref == sha)
                        && (environment is null || known.Environment == environment)
                        && (task is null || known.Task == task))
                    .Reverse()],
                http).Select(View)));

        repository.MapPost("/deployments", async (string owner, string name, HttpContext http) =>
            await Json.ReadAsync<Draft>(http.Request) switch
            {
                null => Refusal.BadJson,
                { Ref: null or "" } => Refusal.Missing("Deployment", "ref"),
                { Description.Length: > StatusRoutes.LongestDescription } =>
                    Refusal.TooLong("Deployment", "description", StatusRoutes.LongestDescription),
                var draft when !RequiredContexts.Passed(recorder.Recording, $"{owner}/{name}", draft.Ref, draft.RequiredContexts) =>
                    Refusal.Conflict($"Conflict: Commit status checks failed for {draft.Ref}."),
                var draft => Json.Answer(
                    View(recorder.AddDeployment(
                        $"{owner}/{name}", draft.Ref, draft.Task ?? "deploy", draft.Environment ?? "production", draft.Description)),
                    201),
            });

        repository.MapPost("/deployments/{id:long}/statuses", async (string owner, string name, long id, HttpContext http) =>
            await Json.ReadAsync<StatusDraft>(http.Request) switch
            {
                null => Refusal.BadJson,
                { State: null } => Refusal.Missing("DeploymentStatus", "state"),
                { State: var state } when !States.Contains(state) => Refusal.NotAllowed("DeploymentStatus", "state", state),
                { Description.Length: > StatusRoutes.LongestDescription } =>
                    Refusal.TooLong("DeploymentStatus", "description", StatusRoutes.LongestDescription),
                var draft => recorder.AddDeploymentStatus(
                        $"{owner}/{name}", id, draft.State, draft.Description, draft.LogUrl, draft.EnvironmentUrl, draft.AutoInactive) is { } status
                    ? Json.Answer(View(status), 201)
                    : Refusal.NotFound,
            });
    }

    static object View(HostDeployment deployment) => new
    {
        deployment.Id,
        Sha = deployment.Ref,
        deployment.Ref,
        deployment.Task,
        deployment.Environment,
        deployment.Description,
        CreatedAt = deployment.At,
        UpdatedAt = deployment.Statuses.Count > 0 ? deployment.Statuses[^1].At : deployment.At,
    };

    static object View(DeploymentStatus status) => new
    {
        status.Id,
        status.State,
        status.Description,
        status.LogUrl,
        status.EnvironmentUrl,
        CreatedAt = status.At,
        UpdatedAt = status.At,
    };
}
