using System.Text.Json.Nodes;
using Delightful.Local.Containers;

namespace Delightful.Local.CodeDeploy;

/// <summary>The two sides of a service and the listeners between them: who gets the traffic, and who is the service.</summary>
sealed class Sides(Services services, LoadBalancers balancers, TargetGroups groups, TaskDefinitions definitions, MotoClient moto)
{
    public EcsService ServiceOf(Deployment deployment) => services.Find(deployment.Cluster, deployment.Service)
        ?? throw new DeploymentFailure("INVALID_ECS_SERVICE", $"The ECS service {deployment.Service} does not run in the cluster {deployment.Cluster}");

    /// <summary>Starts the replacement tasks behind the target group that the primary tasks do not use.</summary>
    public async Task<TaskSet> StartGreenAsync(Deployment deployment, TaskSet blue, string taskDefinition, CancellationToken ct)
    {
        var names = (Pair(deployment)["targetGroups"] as JsonArray ?? []).Select(group => (string)group!["name"]!).ToList();
        if (blue.Group is null || !names.Contains(blue.Group.Settings.Name))
            throw new DeploymentFailure("INVALID_ECS_SERVICE", $"The primary task set of {deployment.Service} must be behind one of the target groups {string.Join(" and ", names)}");
        var green = await groups.GetAsync(names.First(name => name != blue.Group.Settings.Name), ct);
        return await ServiceOf(deployment).AddAsync(await definitions.ReadAsync(taskDefinition, ct), green);
    }

    /// <summary>Moves a share of the production traffic to <paramref name="to"/>.</summary>
    public async Task ShiftAsync(Deployment deployment, TaskSet from, TaskSet to, int percent, CancellationToken ct)
    {
        foreach (var listener in Listeners(deployment, "prodTrafficRoute"))
            await balancers.ShiftAsync(listener, [(from.Group!, 100 - percent), (to.Group!, percent)], ct);
    }

    public bool HasTestRoute(Deployment deployment) => Listeners(deployment, "testTrafficRoute").Count > 0;

    public async Task TestAsync(Deployment deployment, TaskSet set, CancellationToken ct)
    {
        foreach (var listener in Listeners(deployment, "testTrafficRoute"))
            await balancers.ShiftAsync(listener, [(set.Group!, 100)], ct);
    }

    /// <summary>Makes the set the service's primary one, here and in what ECS answers about the service.</summary>
    public async Task PromoteAsync(Deployment deployment, TaskSet set, CancellationToken ct)
    {
        ServiceOf(deployment).Promote(set);
        var service = await moto.JsonAsync("ecs", "AmazonEC2ContainerServiceV20141113.DescribeServices", new JsonObject { ["cluster"] = deployment.Cluster, ["services"] = new JsonArray(deployment.Service) }, ct);
        var balancer = service["services"]![0]!["loadBalancers"]![0]!.DeepClone();
        balancer["targetGroupArn"] = set.Group!.Settings.Arn;
        await moto.JsonAsync("ecs", "AmazonEC2ContainerServiceV20141113.UpdateService", new JsonObject
        {
            ["cluster"] = deployment.Cluster,
            ["service"] = deployment.Service,
            ["taskDefinition"] = set.Definition.Arn,
            ["loadBalancers"] = new JsonArray(balancer),
        }, ct);
    }

    static JsonNode Pair(Deployment deployment) => deployment.Group["loadBalancerInfo"]?["targetGroupPairInfoList"]?[0]
        ?? throw new DeploymentFailure("ELASTIC_LOAD_BALANCING_INVALID", "The deployment group has no pair of target groups");

    static List<string> Listeners(Deployment deployment, string route) => [.. (Pair(deployment)[route]?["listenerArns"] as JsonArray ?? []).Select(arn => (string)arn!)];
}
