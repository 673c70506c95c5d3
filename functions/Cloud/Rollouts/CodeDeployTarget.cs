using Delightful.Core.Deployments;

namespace Delightful.Cloud;

/// <summary>What CodeDeploy has to know of a rollout, as the apply exported it.</summary>
internal sealed record CodeDeployTarget(
    string Cluster, string Service, string TaskDefinition, string ContainerName, int ContainerPort, string Application, string DeploymentGroup)
{
    /// <summary>Reads the driver's settings; null, with the reason, when something is missing.</summary>
    public static CodeDeployTarget? TryParse(RolloutTarget target, out string error) => DriverSettings.TryRead(
        target,
        root => new CodeDeployTarget(
            root.Required("cluster"), root.Required("service"), target.TaskDefinition, root.Required("containerName"), root.RequiredWhole("containerPort"),
            root.Required("application"), root.Required("deploymentGroup")),
        out error);
}
