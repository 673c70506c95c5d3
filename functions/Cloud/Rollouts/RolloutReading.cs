using Amazon.CodeDeploy;
using Amazon.CodeDeploy.Model;
using Delightful.Core.Slots;

namespace Delightful.Cloud;

/// <summary>What CodeDeploy's record of a deployment says, in the words of the chain.</summary>
internal static class RolloutReading
{
    /// <summary>
    /// The command that created it; null when it is not one of ours. CodeDeploy may give the deployment that brings blue
    /// back the description of the one it undoes: its success means that the other one failed.
    /// </summary>
    public static string? CommandOf(DeploymentInfo rollout) =>
        rollout.RollbackInfo?.RollbackTriggeringDeploymentId is { Length: > 0 } ? null : CommandId.TryParse(rollout.Description)?.ToString();

    public static SlotEvent.RolloutChanged Changed(DeploymentInfo rollout, string command) =>
        new(command, rollout.DeploymentId, StatusOf(rollout.Status), Detail(rollout));

    public static WorkStatus StatusOf(DeploymentStatus? status) =>
        status == DeploymentStatus.Succeeded ? WorkStatus.Succeeded
        : status == DeploymentStatus.Failed ? WorkStatus.Failed
        : status == DeploymentStatus.Stopped ? WorkStatus.Stopped
        : WorkStatus.Running;

    private static string? Detail(DeploymentInfo rollout) =>
        rollout.ErrorInformation?.Message is { Length: > 0 } error ? error
        : rollout.RollbackInfo?.RollbackMessage is { Length: > 0 } rollback ? rollback
        : null;
}
