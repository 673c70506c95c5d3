using System.Collections.Immutable;
using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Feedback;

/// <summary>
/// A push brings every pull request that came in since the release before. Each of them gets a deployment on the repository
/// host, and those that are not the pushed commit's own a status too, when the push begins and when it ends.
/// </summary>
public sealed class BatchFeedback(Registry registry, IRepositoryHost host)
{
    /// <summary>The most commits, newest first, whose pull requests are looked up.</summary>
    private const int MostCommits = 30;

    /// <summary>The most pull requests that are told.</summary>
    private const int MostPulls = 20;

    /// <summary>What was not found by then is left out: the pushed commit itself has been told already.</summary>
    private static readonly TimeSpan Looking = TimeSpan.FromSeconds(6);

    /// <summary>Brings what the host shows in line with a deployment, and returns what was told.</summary>
    public async Task<FeedbackState> TellAsync(FeedbackState state, Telling telling, string repository, string commit, CancellationToken cancellationToken)
    {
        if (telling.Deployment is { Request.Kind: DeploymentKind.Rollback, Stage: Stage.Ended { Outcome: Outcome.Released }, Previous: { } left })
            await EndAsync(telling.Slot, left, repository, cancellationToken).ConfigureAwait(false);
        if (DeploymentStatus.Of(telling.Deployment) is not { } status)
            return state;
        if (state.Batch.IsEmpty)
            state = await registry.WriteFeedbackAsync(
                state with { Batch = await FindAsync(telling.Deployment, repository, commit, cancellationToken).ConfigureAwait(false) }, cancellationToken).ConfigureAwait(false);
        foreach (var (index, place) in state.Batch.Index())
        {
            if (place.State == status.State)
                continue;
            var told = await TellAsync(place, index == 0, status, telling, repository, cancellationToken).ConfigureAwait(false);
            state = await registry.WriteFeedbackAsync(state with { Batch = state.Batch.SetItem(index, told) }, cancellationToken).ConfigureAwait(false);
        }
        return state;
    }

    private async Task<BatchCommit> TellAsync(
        BatchCommit place, bool isPushed, DeploymentStatus status, Telling telling, string repository, CancellationToken cancellationToken)
    {
        var deployment = telling.Deployment;
        if (!isPushed && CommitStatus.Of(deployment) is { } own)
            await host.SetStatusAsync(
                repository, place.Sha, Enum.Parse<CommitState>(own.State, ignoreCase: true), own.Context, own.Description, telling.Context.DashboardUrl,
                cancellationToken).ConfigureAwait(false);
        var id = place.DeploymentId ?? await host.FindOrAddDeploymentAsync(
            repository,
            new HostDeployment(place.Sha, deployment.Slot, $"deploy:{deployment.Id}", $"{deployment.Request.Tag} to {deployment.Slot}", deployment.Request.Settings.Production),
            cancellationToken).ConfigureAwait(false);
        if (id is { } known)
            await host.SetDeploymentStatusAsync(
                repository, known,
                new HostDeploymentStatus(status.State, status.Description, telling.Context.DashboardUrl, SafeUrl.Of(telling.Context.ServiceUrl), isPushed),
                cancellationToken).ConfigureAwait(false);
        return place with { DeploymentId = id, State = status.State };
    }

    /// <summary>The pushed commit, and the newest commit of every other pull request that it brings.</summary>
    private async Task<ImmutableArray<BatchCommit>> FindAsync(Deployment deployment, string repository, string commit, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.Create(new BatchCommit(commit));
        if (deployment.Previous is not { } previous || (previous.Commit ?? ImageTag.Parse(previous.Tag).Commit) is not { } before || before == commit)
            return found;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Looking);
        try
        {
            var commits = await host.CommitsBetweenAsync(repository, before, commit, MostCommits, limit.Token).ConfigureAwait(false);
            foreach (var sha in commits.Reverse())
            {
                var pulls = await host.PullRequestsOfAsync(repository, sha, limit.Token).ConfigureAwait(false);
                found = [.. found.Concat(pulls.Select(pull => pull.Head).OfType<string>().Select(head => new BatchCommit(head))).DistinctBy(place => place.Sha).Take(MostPulls + 1)];
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return found;
        }
        return found;
    }

    /// <summary>What a rollback by hand left no longer serves.</summary>
    private async Task EndAsync(SlotKey slot, Release left, string repository, CancellationToken cancellationToken)
    {
        var state = await registry.LoadFeedbackAsync(FeedbackState.OfStatus(slot, left.DeploymentId), cancellationToken).ConfigureAwait(false);
        foreach (var (index, place) in state.Batch.Index())
        {
            if (place.DeploymentId is not { } id || place.State == DeploymentStatus.Inactive)
                continue;
            await host.SetDeploymentStatusAsync(
                repository, id, new HostDeploymentStatus(DeploymentStatus.Inactive, $"{left.Tag} was left", null, null, ReplacesOthers: false), cancellationToken).ConfigureAwait(false);
            state = await registry.WriteFeedbackAsync(state with { Batch = state.Batch.SetItem(index, place with { State = DeploymentStatus.Inactive }) }, cancellationToken).ConfigureAwait(false);
        }
    }
}
