using Delightful.Core.Deployments;

namespace Delightful.Cloud;

/// <summary>What has to be known of a service to ask ECS about it, as the apply exported it.</summary>
internal sealed record EcsTarget(string Cluster, string Service, string TaskDefinition, string ContainerName)
{
    /// <summary>Reads the driver's settings; null, with the reason, when something is missing.</summary>
    public static EcsTarget? TryParse(RolloutTarget target, out string error) => DriverSettings.TryRead(
        target, root => new EcsTarget(root.Required("cluster"), root.Required("service"), target.TaskDefinition, root.Required("containerName")), out error);

    /// <summary>The family and revision of a task definition, whether named by its ARN or by these.</summary>
    public static string Name(string? taskDefinition) => taskDefinition is null ? "nothing" : taskDefinition[(taskDefinition.LastIndexOf('/') + 1)..];
}
