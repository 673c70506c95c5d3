using System.Text.Json.Nodes;

namespace Delightful.Local.Containers;

/// <summary>Runs the tasks of services that moto has accepted, and ends those of services that it has deleted.</summary>
sealed class ServiceObserver(Services services, TaskDefinitions definitions, TargetGroups groups, Roller roller) : IAwsObserver
{
    /// <inheritdoc/>
    public bool Watches(AwsRequest request) => request is { Service: "ecs", Operation: "CreateService" or "DeleteService" };

    /// <inheritdoc/>
    public Task SawAsync(AwsRequest request, ReadOnlyMemory<byte> response, CancellationToken ct)
    {
        var service = JsonNode.Parse(response.Span)!["service"]!;
        var (cluster, name) = ((string)service["clusterArn"]!, (string)service["serviceName"]!);
        return request.Operation is "CreateService" ? CreateAsync(request.Json(), service, cluster, name, ct) : services.RemoveAsync(cluster, name);
    }

    async Task CreateAsync(JsonObject asked, JsonNode service, string cluster, string name, CancellationToken ct)
    {
        var running = services.GetOrAdd(cluster, name, (int?)service["desiredCount"] ?? 0);
        var definition = await definitions.ReadAsync((string)service["taskDefinition"]!, ct);
        var group = await groups.OfAsync(service, ct);
        if ((string?)service["deploymentController"]?["type"] is "CODE_DEPLOY")
        {
            await running.AddAsync(definition, group);
            return;
        }
        running.Breaker = CircuitBreaker.Of(asked["deploymentConfiguration"]);
        await roller.StartAsync(running, definition, group, running.Breaker);
    }
}
