using Delightful.Cloud;

namespace Delightful.Simulation.Clouds;

/// <summary>The repository host, which is asked who wrote a change. What people are told ends at the queue.</summary>
internal sealed class SimulatedRepositories(World world) : IRepositoryHost
{
    public Task<IReadOnlyList<string>> AuthorsOfAsync(string repository, string sha, CancellationToken cancellationToken) =>
        world.Wire.CallAsync<IReadOnlyList<string>>("github", "who wrote it", () => ["lin-x"]);

    public Task<IReadOnlyList<PullRequest>> PullRequestsOfAsync(string repository, string sha, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<long> UpsertCommentAsync(string repository, int number, string marker, string body, long? knownId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task SetStatusAsync(
        string repository, string sha, CommitState state, string context, string description, string? targetUrl, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
