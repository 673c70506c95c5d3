using System.Text.Json.Nodes;

namespace Delightful.Local.Containers;

/// <summary>Runs what ECS calls ask for, once moto has accepted them.</summary>
sealed class ServiceObserver(Services services, TaskDefinitions definitions, TargetGroups groups) : IAwsObserver
{
    /// <inheritdoc/>
    public bool Watches(AwsRequest request) => request is { Service: "ecs", Operation: "CreateService" or "UpdateService" or "DeleteService" };

    /// <inheritdoc/>
    public Task SawAsync(AwsRequest request, ReadOnlyMemory<byte> response, CancellationToken ct)
    {
        var service = JsonNode.Parse(response.Span)!["service"]!;
        var (cluster, name) = ((string)service["clusterArn"]!, (string)service["serviceName"]!);
        return request.Operation switch
        {
            "CreateService" => CreateAsync(service, cluster, name, ct),
            "UpdateService" => UpdateAsync(request.Json(), service, cluster, name, ct),
            _ => services.RemoveAsync(cluster, name),
        };
    }

    async Task CreateAsync(JsonNode service, string cluster, string name, CancellationToken ct)
    {
        var running = services.GetOrAdd(cluster, name, (int?)service["desiredCount"] ?? 0);
        await running.AddAsync(await definitions.ReadAsync((string)service["taskDefinition"]!, ct), await GroupAsync(service, ct));
    }

    async Task UpdateAsync(JsonObject request, JsonNode service, string cluster, string name, CancellationToken ct)
    {
        if (services.Find(cluster, name) is not { } running)
            return;
        if ((int?)request["desiredCount"] is { } count)
            await running.ScaleAsync(count);
        if ((string?)service["deploymentController"]?["type"] is "CODE_DEPLOY" || (string?)request["taskDefinition"] is not { } definition)
            return;
        _ = RollAsync(running, await definitions.ReadAsync(definition, ct), await GroupAsync(service, ct));
    }

    /// A rolling update: the new tasks take over once they are healthy. One that never is leaves the old ones in place.
    static async Task RollAsync(EcsService running, TaskDefinition definition, TargetGroup? group)
    {
        var old = running.Sets;
        var set = await running.AddAsync(definition, group);
        await set.SteadyAsync(TimeSpan.FromHours(1), default);
        running.Promote(set);
        await Task.WhenAll(old.Select(running.RemoveAsync));
    }

    async Task<TargetGroup?> GroupAsync(JsonNode service, CancellationToken ct) =>
        (string?)(service["loadBalancers"] as JsonArray)?.FirstOrDefault()?["targetGroupArn"] is { } arn ? await groups.GetAsync(arn, ct) : null;
}
