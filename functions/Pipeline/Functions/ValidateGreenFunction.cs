using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Slots;
using Delightful.Pipeline.AwsEvents;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Functions;

/// <summary>
/// CodeDeploy's lifecycle hook. Which test is due, of green or of production, follows from where the slot is; the
/// verdict is given as a command, so it survives a crash.
/// </summary>
public sealed class ValidateGreenFunction(CodeDeployDriver driver, SlotRunner runner)
{
    /// <summary>Handles a lifecycle hook.</summary>
    [LambdaFunction(ResourceName = "ValidateGreen", MemorySize = 512, Timeout = 300)]
    public async Task ValidateGreen(LifecycleHook hook, ILambdaContext context)
    {
        if (hook is not { DeploymentId: { } rollout, LifecycleEventHookExecutionId: { } execution })
            return;
        using var deadline = context.Deadline();
        if (await driver.LookUpAsync(rollout, deadline.Token).ConfigureAwait(false) is not var (command, _)
            || CommandId.TryParse(command) is not { } id)
        {
            context.Logger.LogWarning("hook of rollout {rollout} was not started by the pipeline; it gets no verdict from it", rollout);
            return;
        }
        var happened = new SlotEvent.HookInvoked(command, rollout, execution, driver.Name);
        await runner.HandleAsync(id.Slot, happened, context.Logger, deadline.Token).ConfigureAwait(false);
    }
}
