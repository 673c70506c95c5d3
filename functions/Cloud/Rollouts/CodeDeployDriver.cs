using Amazon.CodeDeploy;
using Amazon.CodeDeploy.Model;
using Amazon.ECS;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;
using Delightful.Core.Verification;

namespace Delightful.Cloud;

/// <summary>
/// Blue/green by CodeDeploy in front of ECS. CodeDeploy has no token that makes a repeated creation harmless, so the
/// command stands in the description, and is looked for there before a creation that may be a repetition.
/// </summary>
public sealed partial class CodeDeployDriver(
    IAmazonCodeDeploy codeDeploy, IAmazonECS ecs, CodeDeploySettings settings, TimeProvider? clock = null) : IRolloutDriver
{
    private readonly RunningService _running = new(ecs, settings.ConfirmAttempts, settings.ConfirmBackoff, clock ?? TimeProvider.System);

    /// <inheritdoc/>
    public string Name => "codedeploy";

    /// <inheritdoc/>
    public async Task<SlotEvent> CreateAsync(CommandId id, RolloutTarget target, bool rerun, CancellationToken cancellationToken)
    {
        var command = id.ToString();
        if (CodeDeployTarget.TryParse(target, out var error) is not { } group)
            return new SlotEvent.CommandFailed(command, error);
        try
        {
            if (rerun && await FindAsync(group, id, cancellationToken).ConfigureAwait(false) is { } known)
                return Started(command, known);
            return Started(command, await CreateAsync(group, command, cancellationToken).ConfigureAwait(false));
        }
        catch (DeploymentLimitExceededException)
        {
            return await FindAsync(group, id, cancellationToken).ConfigureAwait(false) is { } known
                ? Started(command, known)
                : throw new RetryLaterException($"creating a rollout in {group.DeploymentGroup}: another one runs there");
        }
        catch (AmazonCodeDeployException e) when (IsForGood(e))
        {
            return new SlotEvent.CommandFailed(command, $"CodeDeploy refused the rollout: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public async Task<SlotEvent> StopAsync(CommandId id, string? command, string rolloutId, CancellationToken cancellationToken)
    {
        try
        {
            await codeDeploy.StopDeploymentAsync(
                new StopDeploymentRequest { DeploymentId = rolloutId, AutoRollbackEnabled = true }, cancellationToken).ConfigureAwait(false);
            return new SlotEvent.CommandDone(id.ToString());
        }
        catch (DeploymentAlreadyCompletedException)
        {
            // A caller that has moved on to another rollout must not take this end for the end of that one.
            var rollout = await GetAsync(rolloutId, cancellationToken).ConfigureAwait(false);
            return rollout is not null && command is not null && RolloutReading.CommandOf(rollout) == command
                ? await ReadAsync(rollout, command, cancellationToken).ConfigureAwait(false)
                : new SlotEvent.CommandDone(id.ToString());
        }
        catch (DeploymentDoesNotExistException)
        {
            return new SlotEvent.CommandDone(id.ToString());
        }
    }

    /// <inheritdoc/>
    public async Task<SlotEvent> AskAsync(TruthQuestion.Rollout question, CancellationToken cancellationToken)
    {
        var rollout = await GetAsync(question.RolloutId, cancellationToken).ConfigureAwait(false);
        return (rollout is null
            ? new SlotEvent.RolloutChanged(question.Command, question.RolloutId, WorkStatus.Gone)
            : await ReadAsync(rollout, question.Command, cancellationToken).ConfigureAwait(false)) with { Synthetic = true };
    }

    /// <summary>
    /// Which command created a rollout, and how it is. One that restores what another one replaced leads to that other
    /// one, which is over when both are. Null for a rollout that the chain did not create.
    /// </summary>
    public async Task<(string Command, SlotEvent.RolloutChanged Change)?> LookUpAsync(string rolloutId, CancellationToken cancellationToken)
    {
        var rollout = await GetAsync(rolloutId, cancellationToken).ConfigureAwait(false);
        if (rollout?.RollbackInfo?.RollbackTriggeringDeploymentId is { Length: > 0 } undone)
            rollout = await GetAsync(undone, cancellationToken).ConfigureAwait(false);
        return rollout is not null && RolloutReading.CommandOf(rollout) is { } command
            ? (command, await ReadAsync(rollout, command, cancellationToken).ConfigureAwait(false))
            : null;
    }

    /// <summary>
    /// How a rollout is. CodeDeploy brings blue back by a deployment of its own: until that one is over, so is nothing.
    /// </summary>
    private async Task<SlotEvent.RolloutChanged> ReadAsync(DeploymentInfo rollout, string command, CancellationToken cancellationToken)
    {
        var restores = rollout.RollbackInfo?.RollbackDeploymentId is { Length: > 0 } restore
            && await GetAsync(restore, cancellationToken).ConfigureAwait(false) is { } restoring
            && RolloutReading.StatusOf(restoring.Status) == WorkStatus.Running;
        return restores
            ? new SlotEvent.RolloutChanged(command, rollout.DeploymentId, WorkStatus.Running)
            : RolloutReading.Changed(rollout, command);
    }

    /// <inheritdoc/>
    public Task<SlotEvent> ConfirmRunningAsync(CommandId id, SlotCommand.ConfirmRunning command, CancellationToken cancellationToken) =>
        _running.ConfirmAsync(id, command, cancellationToken);

    /// <inheritdoc/>
    public async Task<TaskCount?> CountTasksAsync(RolloutTarget target, CancellationToken cancellationToken) =>
        EcsTarget.TryParse(target, out _) is { } known ? await _running.CountAsync(known, cancellationToken).ConfigureAwait(false) : null;

    /// <inheritdoc/>
    public async Task<string?> WhyTasksStoppedAsync(RolloutTarget target, CancellationToken cancellationToken)
    {
        try
        {
            return EcsTarget.TryParse(target, out _) is { } known
                ? await new StoppedTasks(ecs).SayAsync(known.Cluster, known.Service, known.TaskDefinition, cancellationToken).ConfigureAwait(false)
                : null;
        }
        catch (AmazonECSException)
        {
            return null;
        }
    }

    private async Task<string> CreateAsync(CodeDeployTarget group, string command, CancellationToken cancellationToken)
    {
        var created = await codeDeploy.CreateDeploymentAsync(
            new CreateDeploymentRequest
            {
                ApplicationName = group.Application,
                DeploymentGroupName = group.DeploymentGroup,
                Description = command,
                Revision = AppSpec.Of(group, settings.ValidateGreenFunction),
            },
            cancellationToken).ConfigureAwait(false);
        return created.DeploymentId;
    }

    private SlotEvent Started(string command, string rolloutId) =>
        new SlotEvent.RolloutStarted(command, rolloutId, settings.LinkTo(rolloutId));

    private async Task<DeploymentInfo?> GetAsync(string rolloutId, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await codeDeploy.GetDeploymentAsync(
                new GetDeploymentRequest { DeploymentId = rolloutId }, cancellationToken).ConfigureAwait(false);
            return answer.DeploymentInfo;
        }
        catch (DeploymentDoesNotExistException)
        {
            return null;
        }
    }

    /// <summary>The request itself is wrong, or names what does not exist: no repetition changes that.</summary>
    private static bool IsForGood(AmazonCodeDeployException e) =>
        e.ErrorCode is { } code && (code.StartsWith("Invalid", StringComparison.Ordinal)
            || code.EndsWith("DoesNotExistException", StringComparison.Ordinal)
            || code.EndsWith("RequiredException", StringComparison.Ordinal)
            || code.EndsWith("TooLongException", StringComparison.Ordinal));
}
