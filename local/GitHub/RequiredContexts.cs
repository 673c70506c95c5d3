namespace Delightful.Local.GitHub;

/// <summary>
/// The host creates a deployment only when the commit's statuses are successes: all of them, or those named, or with
/// an empty list none. A client that has set a pending status itself trips over this.
/// </summary>
static class RequiredContexts
{
    public static bool Passed(GitHubRecording recording, string repository, string sha, IReadOnlyCollection<string>? required)
    {
        var newest = recording.Statuses
            .Where(status => status.Sha == sha && GitHubRecorder.IsSame(status.Repository, repository))
            .GroupBy(status => status.Context)
            .ToDictionary(context => context.Key, context => context.Last().State);

        return required is null
            ? newest.Values.All(IsSuccess)
            : required.All(context => newest.TryGetValue(context, out var state) && IsSuccess(state));
    }

    static bool IsSuccess(string state) => state == "success";
}
