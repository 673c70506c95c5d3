using Delightful.Cloud;
using Delightful.Core.Feedback.Alerts;
using Delightful.Core.Feedback.Delivery;

namespace Delightful.Pipeline.Feedback;

/// <summary>A lane that passes on each change as it comes, once.</summary>
/// <param name="lane">Its name.</param>
/// <param name="registry">Where it is remembered what was told.</param>
/// <param name="board">Where the notices go.</param>
public sealed class NoticeFeedback(string lane, Registry registry, INoticeBoard board) : IFeedbackLane
{
    /// <inheritdoc/>
    public string Name => lane;

    /// <inheritdoc/>
    public async Task TellAsync(Telling telling, CancellationToken cancellationToken)
    {
        var state = await registry.LoadFeedbackAsync(FeedbackState.OfLane(lane, telling.Slot, telling.Deployment.Id), cancellationToken).ConfigureAwait(false);
        foreach (var news in telling.Due.Where(news => !state.Told.Contains(news.Id)).DistinctBy(news => news.Id))
        {
            if (Notice.Of(news.Id, news.Since, news.Change) is not { } notice)
                continue;
            await board.SendAsync(notice, cancellationToken).ConfigureAwait(false);
            state = await registry.WriteFeedbackAsync(state.WithTold([news.Id]), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A request that was refused is told to who asked.</summary>
    public Task TellRefusalAsync(FeedbackNews.Refused refused, CancellationToken cancellationToken) => Task.CompletedTask;
}
