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
public sealed class FeedbackDelivery(Registry registry, IEnumerable<IFeedbackLane> lanes, TimeProvider clock)
{
    /// <summary>Tells news in their order, all of one deployment at once.</summary>
    public async Task DeliverAsync(string lane, IReadOnlyList<FeedbackNews> due, CancellationToken cancellationToken)
    {
        var way = lanes.Single(known => known.Name == lane);
        foreach (var refused in due.OfType<FeedbackNews.Refused>())
            await way.TellRefusalAsync(refused, cancellationToken).ConfigureAwait(false);
        foreach (var one in due.OfType<FeedbackNews.Changed>().GroupBy(news => (Slot: new SlotKey(news.Change.Service, news.Change.Environment), news.Change.DeploymentId)))
            await DeliverAsync(way, one.Key.Slot, one.Key.DeploymentId, [.. one], cancellationToken).ConfigureAwait(false);
    }

    private async Task DeliverAsync(IFeedbackLane lane, SlotKey key, string id, List<FeedbackNews.Changed> due, CancellationToken cancellationToken)
    {
        var slot = await registry.LoadAsync(key, cancellationToken).ConfigureAwait(false);
        var deployment = Running(slot, id) ?? await registry.FindDeploymentAsync(key, id, cancellationToken).ConfigureAwait(false);
        if (deployment is null)
            return;
        var now = clock.GetUtcNow();
        var context = FeedbackContext.Of(slot, deployment, now) with { ServiceUrl = Target(deployment)?.ServiceUrl, DashboardUrl = Target(deployment)?.DashboardUrl };
        await lane.TellAsync(new Telling(key, deployment, context, due, now), cancellationToken).ConfigureAwait(false);
    }

    private static Deployment? Running(Slot slot, string id) =>
        slot.Active?.Id == id ? slot.Active : slot.Waiting.FirstOrDefault(w => w.Id == id);

    private static RolloutTarget? Target(Deployment deployment) => deployment.Stage switch
    {
        Stage.Shifting s => s.Target,
        Stage.Baking b => b.Target,
        Stage.RollingBack r => r.Target?.Target,
        _ => deployment.Request.Target?.Target ?? deployment.Previous?.Target,
    };
}
