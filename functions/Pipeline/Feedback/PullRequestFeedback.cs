using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Feedback;

/// <summary>The one comment of each pull request, and the status of its commit.</summary>
public sealed class PullRequestFeedback(Registry registry, IRepositoryHost host, Artifacts artifacts)
{
    /// <summary>The most of a plan's text that is read for a comment.</summary>
    private const int MostPlanText = 512 * 1024;

    /// <summary>Brings comment and status in line with a deployment; does nothing for one without a commit.</summary>
    public async Task TellAsync(
        SlotKey slot, Deployment deployment, FeedbackContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var request = deployment.Request;
        if (request.SourceRepository is not { } repository || (request.Commit ?? ImageTag.Parse(request.Tag).Commit) is not { } commit)
            return;
        var status = CommitStatus.Of(deployment);
        await host.SetStatusAsync(
            repository, commit, Enum.Parse<CommitState>(status.State, ignoreCase: true), status.Context, status.Description,
            context.DashboardUrl, cancellationToken).ConfigureAwait(false);

        var pulls = await host.PullRequestsOfAsync(repository, commit, cancellationToken).ConfigureAwait(false);
        if (pulls.Count == 0)
            return;
        var body = PullRequestComment.Render(deployment, context with { PlanText = await PlanTextAsync(deployment, cancellationToken).ConfigureAwait(false) }, now);
        foreach (var pull in pulls)
            await CommentAsync(slot, repository, pull.Number, body, cancellationToken).ConfigureAwait(false);
    }

    private async Task CommentAsync(SlotKey slot, string repository, int number, string body, CancellationToken cancellationToken)
    {
        var state = await registry.LoadFeedbackAsync(FeedbackState.OfPullRequest(repository, number, slot), cancellationToken).ConfigureAwait(false);
        var id = await host.UpsertCommentAsync(
            repository, number, PullRequestComment.Marker(slot), body, state.CommentId, cancellationToken).ConfigureAwait(false);
        if (state.CommentId != id)
            await registry.SaveFeedbackAsync(state with { CommentId = id }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string?> PlanTextAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.PlanTextKey is not { } key)
            return null;
        try
        {
            return await artifacts.ReadTextAsync(key, MostPlanText, cancellationToken).ConfigureAwait(false);
        }
        catch (ArtifactTooLargeException)
        {
            return null;
        }
    }
}
