using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Slots;
using Delightful.Pipeline.AwsEvents;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Functions;

/// <summary>
/// A rollout moved on. The event says only which, or of ECS only of which service; what happened to it is asked.
/// </summary>
public sealed class RolloutStateChangedFunction(CodeDeployDriver codeDeploy, EcsRollingDriver rolling, ISlotStore slots, SlotRunner runner)
{
    private const string Ecs = "aws.ecs";

    /// <summary>Handles "CodeDeploy Deployment State-change Notification" and "ECS Deployment State Change".</summary>
    [LambdaFunction(ResourceName = "RolloutStateChanged", MemorySize = 512, Timeout = 60)]
    public async Task RolloutStateChanged(CloudWatchEvent<RolloutChange> changed, ILambdaContext context)
    {
        if (changed.Detail?.DeploymentId is not { } rollout)
            return;
        using var deadline = context.Deadline();
        var found = changed.Source == Ecs
            ? await AskAsync(changed.Resources?.FirstOrDefault(), deadline.Token).ConfigureAwait(false)
            : await LookUpAsync(rollout, deadline.Token).ConfigureAwait(false);
        if (found is not var (slot, change))
        {
            context.Logger.LogInformation("rollout {rollout} was not started by the pipeline", rollout);
            return;
        }
        await runner.HandleAsync(slot, change with { EventId = changed.Id }, context.Logger, deadline.Token).ConfigureAwait(false);
    }

    /// <summary>CodeDeploy keeps the command that created a rollout.</summary>
    private async Task<(SlotKey Slot, SlotEvent.RolloutChanged Change)?> LookUpAsync(string rollout, CancellationToken cancellationToken) =>
        await codeDeploy.LookUpAsync(rollout, cancellationToken).ConfigureAwait(false) is var (command, change) && CommandId.TryParse(command) is { } id
            ? (id.Slot, change)
            : null;

    /// <summary>ECS knows of no command: the slot of the service says what it waits for, if for anything.</summary>
    private async Task<(SlotKey Slot, SlotEvent.RolloutChanged Change)?> AskAsync(string? service, CancellationToken cancellationToken)
    {
        if (service is null || EcsRollingDriver.SlotOf(service) is not { } key)
            return null;
        var slot = await slots.LoadAsync(key, cancellationToken).ConfigureAwait(false);
        if (slot.Active is not { } active
            || TruthQuestion.OfWork(active).OfType<TruthQuestion.Rollout>().FirstOrDefault(q => q.Driver == rolling.Name) is not { } question)
            return null;
        return await rolling.AskAsync(question, cancellationToken).ConfigureAwait(false) is SlotEvent.RolloutChanged change ? (key, change with { Synthetic = false }) : null;
    }
}
