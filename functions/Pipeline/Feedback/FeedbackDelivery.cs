using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Feedback.Delivery;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Feedback;

/// <summary>
/// Brings what people see on one lane in line with the registry. What is written follows from the deployment as it is
/// now, so news that come late or twice do no harm.
/// </summary>
public sealed class FeedbackDelivery(Tellings tellings, IEnumerable<IFeedbackLane> lanes)
{
    /// <summary>Tells news in their order, all of one deployment at once.</summary>
    public async Task DeliverAsync(string lane, IReadOnlyList<FeedbackNews> due, CancellationToken cancellationToken)
    {
        // A lane that the installation no longer has may still have messages in the queue.
        if (lanes.FirstOrDefault(known => known.Name == lane) is not { } way)
            return;
        foreach (var refused in due.OfType<FeedbackNews.Refused>())
            await way.TellRefusalAsync(refused, cancellationToken).ConfigureAwait(false);
        foreach (var one in due.OfType<FeedbackNews.Changed>().GroupBy(news => (Slot: new SlotKey(news.Change.Service, news.Change.Environment), news.Change.DeploymentId)))
            await DeliverAsync(way, one.Key.Slot, one.Key.DeploymentId, [.. one], cancellationToken).ConfigureAwait(false);
    }

    private async Task DeliverAsync(IFeedbackLane lane, SlotKey key, string id, List<FeedbackNews.Changed> due, CancellationToken cancellationToken)
    {
        if (await tellings.LoadAsync(key, id, due, cancellationToken).ConfigureAwait(false) is { } telling)
            await lane.TellAsync(telling, cancellationToken).ConfigureAwait(false);
    }
}
