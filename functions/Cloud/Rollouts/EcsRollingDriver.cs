using Amazon.ECS;
using Amazon.ECS.Model;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;
using Delightful.Core.Verification;

namespace Delightful.Cloud;

/// <summary>
/// Services that ECS itself rolls: new tasks are started, and as they become healthy the old ones end. A rollout is an update
/// of the service to a task definition. ECS keeps no token and no description, but an update to what is being rolled out
/// already starts nothing, and a repeat looks for that first.
/// </summary>
public sealed partial class EcsRollingDriver(IAmazonECS ecs, EcsRollingSettings settings, TimeProvider? clock = null) : IRolloutDriver
{
    private readonly RunningService _running = new(ecs, settings.ConfirmAttempts, settings.ConfirmBackoff, clock ?? TimeProvider.System);

    /// <inheritdoc/>
    public string Name => "ecs-rolling";

    /// <inheritdoc/>
    public async Task<SlotEvent> CreateAsync(CommandId id, RolloutTarget target, bool rerun, CancellationToken cancellationToken)
    {
        var command = id.ToString();
        if (EcsTarget.TryParse(target, out var error) is not { } wanted)
            return new SlotEvent.CommandFailed(command, error);
        if (await _running.FindAsync(wanted.Cluster, wanted.Service, cancellationToken).ConfigureAwait(false) is not { } service)
            return new SlotEvent.CommandFailed(command, $"there is no service {wanted.Service} in the cluster {wanted.Cluster}");
        var rollout = RollingId.Of(wanted);

        // Also without a repetition: Terraform creates a service with its first task definition, and ECS rolls that out at once.
        var (known, detail) = KnownOf(service, rollout);
        if (known is WorkStatus.Succeeded || (known is WorkStatus.Failed && rerun))
            return new SlotEvent.RolloutChanged(command, rollout.ToString(), known.Value, detail);
        if (known is not WorkStatus.Running && await UpdateAsync(rollout, target.TaskDefinition, isAgain: known is not null, cancellationToken).ConfigureAwait(false) is { } refused)
            return new SlotEvent.CommandFailed(command, $"ECS refused the rollout: {refused}");
        return new SlotEvent.RolloutStarted(command, rollout.ToString(), settings.LinkTo(wanted.Cluster, wanted.Service));
    }

    /// <inheritdoc/>
    public async Task<SlotEvent> StopAsync(CommandId id, string? command, string rolloutId, CancellationToken cancellationToken)
    {
        var done = new SlotEvent.CommandDone(id.ToString());
        if (RollingId.TryParse(rolloutId) is not { } rollout
            || await _running.FindAsync(rollout.Cluster, rollout.Service, cancellationToken).ConfigureAwait(false) is not { } service)
            return done;

        // One that is over says so by its event. When no old task runs any more, nothing is left to go back to: then it ends, and
        // is undone by a rollout of its own.
        if (KnownOf(service, rollout).Status is WorkStatus.Running && RollingReading.Replaced(service, rollout.TaskDefinition) is { } before)
            await UpdateAsync(rollout, before.TaskDefinition, isAgain: false, cancellationToken).ConfigureAwait(false);
        return done;
    }

    /// <inheritdoc/>
    public Task<SlotEvent> AnswerHookAsync(CommandId id, string rolloutId, string hookId, bool passed, CancellationToken cancellationToken) =>
        System.Threading.Tasks.Task.FromResult<SlotEvent>(new SlotEvent.CommandFailed(id.ToString(), $"the rollout {rolloutId} has no hooks: ECS asks nobody for a verdict"));

    /// <inheritdoc/>
    public Task<IReadOnlyList<CommandId>> RunningAsync(CancellationToken cancellationToken) =>
        System.Threading.Tasks.Task.FromResult<IReadOnlyList<CommandId>>([]);

    /// <inheritdoc/>
    public Task<SlotEvent> ConfirmRunningAsync(CommandId id, SlotCommand.ConfirmRunning command, CancellationToken cancellationToken) =>
        _running.ConfirmAsync(id, command, cancellationToken);

    /// <inheritdoc/>
    public async Task<TaskCount?> CountTasksAsync(RolloutTarget target, CancellationToken cancellationToken) =>
        EcsTarget.TryParse(target, out _) is { } known ? await _running.CountAsync(known, cancellationToken).ConfigureAwait(false) : null;

    /// <inheritdoc/>
    public async Task<string?> WhyTasksStoppedAsync(RolloutTarget target, CancellationToken cancellationToken) =>
        EcsTarget.TryParse(target, out _) is { } known ? await WhyStoppedAsync(RollingId.Of(known), cancellationToken).ConfigureAwait(false) : null;

    /// <summary>How a rollout to what is wanted is, when the service is on its way there or has arrived; null when it runs something else.</summary>
    private static (WorkStatus? Status, string? Detail) KnownOf(Service service, RollingId rollout) =>
        EcsTarget.Name(RollingReading.Primary(service)?.TaskDefinition) == rollout.TaskDefinition
            ? RollingReading.Of(service, rollout.TaskDefinition)
            : (null, null);

    /// <summary>Null when the service was updated; else why ECS will never do it. A rollout that failed is begun again only when that is said.</summary>
    private async Task<string?> UpdateAsync(RollingId rollout, string taskDefinition, bool isAgain, CancellationToken cancellationToken)
    {
        try
        {
            await ecs.UpdateServiceAsync(
                new UpdateServiceRequest
                {
                    Cluster = rollout.Cluster,
                    Service = rollout.Service,
                    TaskDefinition = taskDefinition,
                    ForceNewDeployment = isAgain ? true : null,
                },
                cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (AmazonECSException e) when (IsForGood(e))
        {
            return e.Message;
        }
    }

    /// <summary>The request itself is wrong, or names what does not exist or is not active: no repetition changes that.</summary>
    private static bool IsForGood(AmazonECSException e) => e.ErrorCode is
        "ClientException" or "InvalidParameterException" or "ClusterNotFoundException" or "ServiceNotFoundException" or "ServiceNotActiveException";
}
