using Delightful.Cloud;
using Delightful.Core.Feedback;
using Delightful.Core.Feedback.Delivery;

namespace Delightful.Pipeline.Feedback;

/// <summary>The one comment of each pull request, the status of the commit, and what else of the push is shown on the repository host.</summary>
public sealed class PullRequestFeedback(Registry registry, IRepositoryHost host, CommentFeedback comments, BatchFeedback batch) : IFeedbackLane
{
    /// <inheritdoc/>
    public string Name => FeedbackLane.PullRequest;

    /// <inheritdoc/>
    public async Task TellAsync(Telling telling, CancellationToken cancellationToken)
    {
        var deployment = telling.Deployment;
        if (deployment.Request.SourceRepository is not { } repository || CommentPlace.CommitOf(deployment) is not { } commit)
            return;
        var state = await registry.LoadFeedbackAsync(FeedbackState.OfStatus(telling.Slot, deployment.Id), cancellationToken).ConfigureAwait(false);
        if (telling.Due.All(news => state.Told.Contains(news.Id)))
            return;
        state = await SetStatusAsync(state, repository, commit, telling, cancellationToken).ConfigureAwait(false);
        var shown = telling.Shown((context, now) => PullRequestComment.Render(deployment, context, now));
        if (!shown.IsNothingNewAfter(state.Shown))
            await comments.TellAsync(telling, repository, commit, cancellationToken).ConfigureAwait(false);
        else
            shown = state.Shown!;
        state = await batch.TellAsync(state, telling, repository, commit, cancellationToken).ConfigureAwait(false);
        await registry.WriteFeedbackAsync(state.WithTold(telling.Due.Select(news => news.Id)) with { Shown = shown }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A request that was refused belongs to no pull request.</summary>
    public Task TellRefusalAsync(FeedbackNews.Refused refused, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Each call adds a status to the commit's history, so the same is not set twice.</summary>
    private async Task<FeedbackState> SetStatusAsync(
        FeedbackState state, string repository, string commit, Telling telling, CancellationToken cancellationToken)
    {
        if (CommitStatus.Of(telling.Deployment) is not { } status)
            return state;
        var text = $"{status.State} {telling.Context.DashboardUrl} {status.Description}";
        if (state.Status == text)
            return state;
        await host.SetStatusAsync(
            repository, commit, Enum.Parse<CommitState>(status.State, ignoreCase: true), status.Context, status.Description,
            telling.Context.DashboardUrl, cancellationToken).ConfigureAwait(false);
        return await registry.WriteFeedbackAsync(state with { Status = text }, cancellationToken).ConfigureAwait(false);
    }
}
