using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;

namespace Delightful.Pipeline.Feedback;

/// <summary>
/// The one comment that a pull request has for a slot. It shows the newest deployment of the pull request, and folded below
/// it those before; news of an older one change its line only.
/// </summary>
public sealed class CommentFeedback(Registry registry, IRepositoryHost host, Artifacts artifacts, Tellings tellings)
{
    /// <summary>The most of a plan's text that is read for a comment.</summary>
    private const int MostPlanText = 256 * 1024;

    /// <summary>How long one who is about to post keeps others from it.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(30);

    /// <summary>Brings the comment on each pull request of a commit in line with a deployment.</summary>
    public async Task TellAsync(Telling telling, string repository, string commit, CancellationToken cancellationToken)
    {
        var preview = ImageTag.Parse(telling.Deployment.Request.Tag).PullRequest;
        foreach (var pull in (await host.PullRequestsOfAsync(repository, commit, cancellationToken).ConfigureAwait(false)).Where(p => preview is null || p.Number == preview))
            await TellAsync(telling, repository, pull.Number, cancellationToken).ConfigureAwait(false);
    }

    private async Task TellAsync(Telling telling, string repository, int number, CancellationToken cancellationToken)
    {
        var read = await registry.LoadFeedbackAsync(FeedbackState.OfPullRequest(repository, number, telling.Slot), cancellationToken).ConfigureAwait(false);
        if (read.CommentId is null && !FirstComment.IsDue(telling.Deployment))
            return;
        var state = read.CommentId is null ? await ClaimAsync(read, telling.Now, cancellationToken).ConfigureAwait(false) : read;
        var runs = EarlierRun.Remember(state.Runs, EarlierRun.Of(telling.Deployment, telling.Context));
        var shown = runs[0].DeploymentId == telling.Deployment.Id
            ? telling
            : await tellings.LoadAsync(telling.Slot, runs[0].DeploymentId, telling.Due, cancellationToken).ConfigureAwait(false) ?? telling;
        var written = state with { ClaimedUntil = null, Runs = runs };
        try
        {
            var body = await RenderAsync(shown, [.. runs.Where(run => run.DeploymentId != shown.Deployment.Id)], cancellationToken).ConfigureAwait(false);
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
        if (written.CommentId != state.CommentId || state.ClaimedUntil is not null || !written.Runs.SequenceEqual(state.Runs))
            await registry.WriteFeedbackAsync(written, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> RenderAsync(Telling telling, System.Collections.Immutable.ImmutableArray<EarlierRun> earlier, CancellationToken cancellationToken)
    {
        var key = telling.Deployment.PlanTextKey;
        var context = telling.Context with
        {
            Earlier = earlier,
            PlanText = key is null ? null : await artifacts.ReadEndsAsync(key, MostPlanText, cancellationToken).ConfigureAwait(false),
            PlanTextUrl = key is null ? null : artifacts.LinkTo(key),
        };
        return PullRequestComment.Render(telling.Deployment, context, telling.Now);
    }

    /// <summary>Of two deployments of a pull request that are told at once, one posts the comment and the other edits it.</summary>
    private async Task<FeedbackState> ClaimAsync(FeedbackState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (state.ClaimedUntil > now)
            throw new TakenException(state.ClaimedUntil.Value - now);
        return await registry.SaveFeedbackAsync(state with { ClaimedUntil = now + Claim }, cancellationToken).ConfigureAwait(false) ?? throw new TakenException(Claim);
    }
}
