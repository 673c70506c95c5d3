using Amazon.ECS;
using Amazon.ECS.Model;
using Delightful.Core.Slots;

namespace Delightful.Cloud;

public sealed partial class EcsRollingDriver
{
    private const string ClusterPrefix = "delightful-";

    /// <summary>The slot of a service, by its ARN: clusters are named after environments. Null when it is none of ours.</summary>
    public static SlotKey? SlotOf(string serviceArn) =>
        serviceArn.Split('/') is [_, var cluster, var service] && cluster.StartsWith(ClusterPrefix, StringComparison.Ordinal)
            ? SlotKey.TryParse($"{service}/{cluster[ClusterPrefix.Length..]}")
            : null;

    /// <inheritdoc/>
    public async Task<SlotEvent> AskAsync(TruthQuestion.Rollout question, CancellationToken cancellationToken)
    {
        var gone = new SlotEvent.RolloutChanged(question.Command, question.RolloutId, WorkStatus.Gone) { Synthetic = true };
        if (RollingId.TryParse(question.RolloutId) is not { } rollout || await LookAsync(rollout, cancellationToken).ConfigureAwait(false) is not { } service)
            return gone;
        var (status, detail) = RollingReading.Of(service, rollout.TaskDefinition);
        if (status is WorkStatus.Failed or WorkStatus.Stopped && await WhyStoppedAsync(rollout, cancellationToken).ConfigureAwait(false) is { } why)
            detail = detail is { Length: > 0 } ? $"{detail.TrimEnd('.')}; {why}" : why;
        return gone with { Status = status, Detail = detail };
    }

    /// <summary>The service, looked at again for a while as long as it shows nothing of the rollout.</summary>
    private async Task<Service?> LookAsync(RollingId rollout, CancellationToken cancellationToken)
    {
        var wait = settings.ConfirmBackoff;
        for (var attempt = 1; ; attempt++, wait *= 2)
        {
            var service = await _running.FindAsync(rollout.Cluster, rollout.Service, cancellationToken).ConfigureAwait(false);
            if (service is null || attempt >= settings.ConfirmAttempts || !RollingReading.MayBeOld(service, rollout.TaskDefinition))
                return service;
            await System.Threading.Tasks.Task.Delay(wait, clock ?? TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<string?> WhyStoppedAsync(RollingId rollout, CancellationToken cancellationToken)
    {
        try
        {
            return await new StoppedTasks(ecs).SayAsync(rollout.Cluster, rollout.Service, rollout.TaskDefinition, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonECSException)
        {
            return null;
        }
    }
}
