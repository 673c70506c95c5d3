using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Feedback.Delivery;

namespace Delightful.Pipeline.Feedback;

/// <summary>The one comment of each pull request, and the status of its commit.</summary>
public sealed class PullRequestFeedback(Registry registry, IRepositoryHost host, Artifacts artifacts) : IFeedbackLane
{
    /// <summary>The most of a plan's text that is read for a comment.</summary>
    private const int MostPlanText = 512 * 1024;

    /// <summary>How long one who is about to post keeps others from it.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(30);

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
            await CommentAsync(telling, repository, commit, cancellationToken).ConfigureAwait(false);
        else
            shown = state.Shown!;
        await SaveAsync(state.WithTold(telling.Due.Select(news => news.Id)) with { Shown = shown }, cancellationToken).ConfigureAwait(false);
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
        return await SaveAsync(state with { Status = text }, cancellationToken).ConfigureAwait(false);
    }

    private async Task CommentAsync(Telling telling, string repository, string commit, CancellationToken cancellationToken)
    {
        var pulls = await host.PullRequestsOfAsync(repository, commit, cancellationToken).ConfigureAwait(false);
        if (pulls.Count == 0)
            return;
        var context = telling.Context with { PlanText = await PlanTextAsync(telling.Deployment, cancellationToken).ConfigureAwait(false) };
        var body = PullRequestComment.Render(telling.Deployment, context, telling.Now);
        var preview = ImageTag.Parse(telling.Deployment.Request.Tag).PullRequest;
        foreach (var pull in pulls.Where(p => preview is null || p.Number == preview))
            await CommentAsync(telling, repository, pull.Number, body, cancellationToken).ConfigureAwait(false);
    }

    private async Task CommentAsync(Telling telling, string repository, int number, string body, CancellationToken cancellationToken)
    {
        var deployment = telling.Deployment;
        var read = await registry.LoadFeedbackAsync(FeedbackState.OfPullRequest(repository, number, telling.Slot), cancellationToken).ConfigureAwait(false);
        if (telling.IsLate && deployment.IsOver && string.CompareOrdinal(read.Newest, deployment.Id) > 0)
            return;
        var state = read.CommentId is null ? await ClaimAsync(read, telling.Now, cancellationToken).ConfigureAwait(false) : read;
        var written = state with { ClaimedUntil = null, Newest = string.CompareOrdinal(read.Newest, deployment.Id) > 0 ? read.Newest : deployment.Id };
        try
        {
            written = written with
            {
                CommentId = await host.UpsertCommentAsync(
                    repository, number, PullRequestComment.Marker(telling.Slot), body, state.CommentId, cancellationToken).ConfigureAwait(false),
            };
        }
        catch (Exception e) when (e is RetryLaterException or WebApiException { IsTransient: false } && state.ClaimedUntil is not null)
        {
            await registry.SaveFeedbackAsync(state with { ClaimedUntil = null }, cancellationToken).ConfigureAwait(false);
            throw;
        }
        if (written != state)
            await registry.SaveFeedbackAsync(written, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Of two deployments of a pull request that are told at once, one posts the comment and the other edits it.</summary>
    private async Task<FeedbackState> ClaimAsync(FeedbackState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (state.ClaimedUntil > now)
            throw new TakenException(state.ClaimedUntil.Value - now);
        return await registry.SaveFeedbackAsync(state with { ClaimedUntil = now + Claim }, cancellationToken).ConfigureAwait(false) ?? throw new TakenException(Claim);
    }

    private async Task<FeedbackState> SaveAsync(FeedbackState state, CancellationToken cancellationToken) =>
        await registry.SaveFeedbackAsync(state, cancellationToken).ConfigureAwait(false) ?? throw new TakenException(TimeSpan.FromSeconds(5));

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
