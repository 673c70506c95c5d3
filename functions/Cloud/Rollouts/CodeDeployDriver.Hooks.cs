using Amazon.CodeDeploy;
using Amazon.CodeDeploy.Model;
using Delightful.Core.Slots;

namespace Delightful.Cloud;

public sealed partial class CodeDeployDriver
{
    /// <inheritdoc/>
    public async Task<SlotEvent> AnswerHookAsync(CommandId id, string rolloutId, string hookId, bool passed, CancellationToken cancellationToken)
    {
        try
        {
            await codeDeploy.PutLifecycleEventHookExecutionStatusAsync(
                new PutLifecycleEventHookExecutionStatusRequest
                {
                    DeploymentId = rolloutId,
                    LifecycleEventHookExecutionId = hookId,
                    Status = passed ? LifecycleEventStatus.Succeeded : LifecycleEventStatus.Failed,
                },
                cancellationToken).ConfigureAwait(false);
            return new SlotEvent.CommandDone(id.ToString());
        }
        catch (LifecycleEventAlreadyCompletedException)
        {
            return new SlotEvent.CommandDone(id.ToString());
        }
        catch (AmazonCodeDeployException e) when (IsForGood(e))
        {
            return new SlotEvent.CommandFailed(id.ToString(), $"CodeDeploy refused the verdict on {rolloutId}: {e.Message}");
        }
    }
}
