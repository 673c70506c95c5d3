using Amazon.ECS;
using Amazon.ECS.Model;
using Delightful.Core.Slots;

namespace Delightful.Cloud;

/// <summary>What ECS's record of a service says of one of its rollouts, in the words of the chain.</summary>
internal static class RollingReading
{
    /// <summary>
    /// The deployment that decides what the service is to run. ECS marks one as primary; a rollout that failed hands that
    /// mark back to the deployment before it.
    /// </summary>
    public static Deployment? Primary(Service service) => service.Deployments?.Find(d => d.Status == "PRIMARY");

    /// <summary>The deployment that is being replaced and has tasks still; null when nothing is left of it.</summary>
    public static Deployment? Replaced(Service service, string taskDefinition) =>
        service.Deployments?.Find(d => d.Status == "ACTIVE" && EcsTarget.Name(d.TaskDefinition) != taskDefinition);

    /// <summary>
    /// How the rollout is. One that is not the primary deployment any more is over as soon as the deployment is that took its
    /// place: until the tasks of before run again, so is nothing. Then it was stopped; it failed when ECS went back to nothing. The
    /// words of ECS are passed on, not read.
    /// </summary>
    public static (WorkStatus Status, string? Detail) Of(Service service, string taskDefinition)
    {
        if (Primary(service) is not { } primary)
            return (WorkStatus.Running, null);
        if (EcsTarget.Name(primary.TaskDefinition) == taskDefinition)
            return (StatusOf(primary), primary.RolloutState == DeploymentRolloutState.FAILED ? primary.RolloutStateReason : null);
        if (StatusOf(primary) == WorkStatus.Running)
            return (WorkStatus.Running, null);
        var own = service.Deployments!.Find(d => EcsTarget.Name(d.TaskDefinition) == taskDefinition);
        var back = $"ECS went back to {EcsTarget.Name(primary.TaskDefinition)}";
        return (WorkStatus.Stopped, own is { RolloutState: { } state, RolloutStateReason: { } why } && state == DeploymentRolloutState.FAILED ? $"{back}: {why}" : back);
    }

    /// <summary>True when ECS says that something else runs, and nothing of the rollout: so it looks just after it was asked for, too.</summary>
    public static bool MayBeOld(Service service, string taskDefinition) =>
        Primary(service)?.RolloutState == DeploymentRolloutState.COMPLETED && !service.Deployments!.Exists(d => EcsTarget.Name(d.TaskDefinition) == taskDefinition);

    private static WorkStatus StatusOf(Deployment deployment) =>
        deployment.RolloutState == DeploymentRolloutState.COMPLETED ? WorkStatus.Succeeded
        : deployment.RolloutState == DeploymentRolloutState.FAILED ? WorkStatus.Failed
        : WorkStatus.Running;
}
