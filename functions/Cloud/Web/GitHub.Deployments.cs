using System.Globalization;
using System.Net;

namespace Delightful.Cloud;

public sealed partial class GitHub
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> CommitsBetweenAsync(
        string repository, string before, string sha, int most, CancellationToken cancellationToken)
    {
        var (commits, total) = await CompareAsync(repository, before, sha, page: 1, cancellationToken).ConfigureAwait(false);
        if (total > PageSize)
        {
            var last = (total + PageSize - 1) / PageSize;
            var (newest, _) = await CompareAsync(repository, before, sha, last, cancellationToken).ConfigureAwait(false);
            commits = newest.Count >= most || last > 2 ? newest : [.. commits, .. newest];
        }
        return [.. commits.TakeLast(most)];
    }

    /// <inheritdoc/>
    public async Task<long?> FindOrAddDeploymentAsync(string repository, HostDeployment deployment, CancellationToken cancellationToken)
    {
        var known = await _api.GetAsync(
            Address(repository, $"deployments?sha={Query(deployment.Sha)}&environment={Query(deployment.Environment)}&task={Query(deployment.Task)}"),
            cancellationToken).ConfigureAwait(false);
        if (IsDenied(known))
            return null;
        foreach (var found in Expect(known, $"looking for the deployments of {deployment.Sha}").Body.EnumerateArray())
            if (found.Text("task") == deployment.Task)
                return IdOf(found);
        var answer = await _api.AddAsync(
            Address(repository, "deployments"),
            json =>
            {
                json.WriteString("ref", deployment.Sha);
                json.WriteString("task", deployment.Task);
                json.WriteString("environment", deployment.Environment);
                json.WriteString("description", Cut(deployment.Description));
                json.WriteBoolean("production_environment", deployment.IsProduction);
                json.WriteBoolean("auto_merge", false);
                // Else our own pending status would stand in the way.
                json.WriteStartArray("required_contexts");
                json.WriteEndArray();
            },
            cancellationToken).ConfigureAwait(false);
        return IsDenied(answer) || answer.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict
            ? null
            : IdOf(Expect(answer, $"adding a deployment of {deployment.Sha}").Body);
    }

    /// <inheritdoc/>
    public async Task SetDeploymentStatusAsync(string repository, long id, HostDeploymentStatus status, CancellationToken cancellationToken)
    {
        var answer = await _api.SetAsync(
            HttpMethod.Post,
            Address(repository, string.Create(CultureInfo.InvariantCulture, $"deployments/{id}/statuses")),
            json =>
            {
                json.WriteString("state", status.State);
                json.WriteString("description", Cut(status.Description));
                json.WriteBoolean("auto_inactive", status.ReplacesOthers);
                if (status.LogUrl is { Length: > 0 } log)
                    json.WriteString("log_url", log);
                if (status.ServiceUrl is { Length: > 0 } service)
                    json.WriteString("environment_url", service);
            },
            cancellationToken).ConfigureAwait(false);
        if (!IsDenied(answer))
            Expect(answer, $"setting the status of the deployment {id}");
    }

    private async Task<(List<string> Commits, int Total)> CompareAsync(string repository, string before, string sha, int page, CancellationToken cancellationToken)
    {
        var answer = await _api.GetAsync(
            Address(repository, $"compare/{Query(before)}...{Query(sha)}?per_page={PageSize}&page={page}"), cancellationToken).ConfigureAwait(false);
        if (IsDenied(answer) || answer.Status is HttpStatusCode.UnprocessableEntity)
            return ([], 0);
        var body = Expect(answer, $"comparing {before} with {sha}").Body;
        return ([.. body.GetProperty("commits").EnumerateArray().Select(commit => commit.Text("sha")).OfType<string>()], body.GetProperty("total_commits").GetInt32());
    }

    /// <summary>Without the right to them there are no deployments; the comment and the status tell all the same.</summary>
    private static bool IsDenied(WebAnswer answer) => answer.Status is HttpStatusCode.NotFound || (answer.Status is HttpStatusCode.Forbidden && !IsLimited(answer));

    private static string Query(string value) => Uri.EscapeDataString(value);
}
