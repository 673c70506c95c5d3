namespace Delightful.Cloud;

/// <summary>
/// Names a rolling rollout by what it is: a service that is to run a task definition. ECS keeps no word of the command
/// that asked for it, and describes services, not deployments; so what is asked again is found by this.
/// </summary>
internal readonly record struct RollingId(string Cluster, string Service, string TaskDefinition)
{
    public static RollingId Of(EcsTarget target) => new(target.Cluster, target.Service, EcsTarget.Name(target.TaskDefinition));

    /// <summary>Reads <c>cluster/service/family:revision</c>; null when the text is anything else.</summary>
    public static RollingId? TryParse(string text) =>
        text.Split('/') is [{ Length: > 0 } cluster, { Length: > 0 } service, { Length: > 0 } definition] ? new RollingId(cluster, service, definition) : null;

    public override string ToString() => $"{Cluster}/{Service}/{TaskDefinition}";
}
