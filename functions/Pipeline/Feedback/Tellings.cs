using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Feedback.Delivery;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Feedback;

/// <summary>Reads what is to be told of a deployment.</summary>
/// <param name="registry">Where slots and deployments are.</param>
/// <param name="clock">The time.</param>
/// <param name="isAnswerable">True where the chat can be answered.</param>
public sealed class Tellings(Registry registry, TimeProvider clock, bool isAnswerable)
{
    /// <summary>A deployment as it is now; null when nobody knows it any more.</summary>
    public async Task<Telling?> LoadAsync(SlotKey key, string id, IReadOnlyList<FeedbackNews.Changed> due, CancellationToken cancellationToken)
    {
        var slot = await registry.LoadAsync(key, cancellationToken).ConfigureAwait(false);
        var deployment = Running(slot, id) ?? await registry.FindDeploymentAsync(key, id, cancellationToken).ConfigureAwait(false);
        if (deployment is null)
            return null;
        var now = clock.GetUtcNow();
        var target = Target(deployment);
        var context = FeedbackContext.Of(slot, deployment, now) with { ServiceUrl = target?.ServiceUrl, DashboardUrl = target?.DashboardUrl, Answerable = isAnswerable };
        return new Telling(key, deployment, context, due, now);
    }

    private static Deployment? Running(Slot slot, string id) =>
        slot.Active?.Id == id ? slot.Active : slot.Waiting.FirstOrDefault(w => w.Id == id);

    private static RolloutTarget? Target(Deployment deployment) => deployment.Stage switch
    {
        Stage.Shifting s => s.Target,
        Stage.Baking b => b.Target,
        Stage.Testing t => t.Target,
        Stage.RollingBack r => r.Target?.Target,
        _ => deployment.Request.Target?.Target ?? deployment.Previous?.Target,
    };
}
