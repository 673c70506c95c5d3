using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Slots;
using Delightful.Pipeline.AwsEvents;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Functions;

/// <summary>A rollout moved on. The event says only which; what happened to it is asked.</summary>
public sealed class RolloutStateChangedFunction(CodeDeployDriver driver, SlotRunner runner)
{
    /// <summary>Handles "CodeDeploy Deployment State-change Notification".</summary>
    [LambdaFunction(ResourceName = "RolloutStateChanged", MemorySize = 512, Timeout = 60)]
    public async Task RolloutStateChanged(CloudWatchEvent<CodeDeployChange> changed, ILambdaContext context)
    {
        if (changed.Detail?.DeploymentId is not { } rollout)
            return;
        using var deadline = context.Deadline();
        if (await driver.LookUpAsync(rollout, deadline.Token).ConfigureAwait(false) is not var (command, change)
            || CommandId.TryParse(command) is not { } id)
        {
            context.Logger.LogInformation("rollout {rollout} was not started by the pipeline", rollout);
            return;
        }
        await runner.HandleAsync(id.Slot, change with { EventId = changed.Id }, context.Logger, deadline.Token).ConfigureAwait(false);
    }
}
