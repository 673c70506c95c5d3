using System.Text.Json.Nodes;

namespace Delightful.Local.Containers;

/// <summary>Answers UpdateService: moto keeps what was asked for, and what is to run is rolled here.</summary>
sealed class ServiceUpdates(Services services, TaskDefinitions definitions, TargetGroups groups, Roller roller, MotoClient moto) : IAwsBehaviour
{
    /// <inheritdoc/>
    public bool Owns(AwsRequest request) => request is { Service: "ecs", Operation: "UpdateService" };

    /// <inheritdoc/>
    public async Task AnswerAsync(AwsRequest request, CancellationToken ct)
    {
        var asked = request.Json();
        var answer = await moto.JsonAsync("ecs", "AmazonEC2ContainerServiceV20141113.UpdateService", asked.DeepClone().AsObject(), ct);
        var service = answer["service"]!.AsObject();
        if (services.Find((string)service["clusterArn"]!, (string)service["serviceName"]!) is { } running)
        {
            await ChangeAsync(asked, service, running, ct);
            ServiceDocuments.Correct(service, running);
        }
        await request.AnswerAsync(answer, ct);
    }

    async Task ChangeAsync(JsonObject asked, JsonObject service, EcsService running, CancellationToken ct)
    {
        if ((int?)asked["desiredCount"] is { } count)
            await running.ScaleAsync(count);
        if ((string?)service["deploymentController"]?["type"] is "CODE_DEPLOY")
            return;
        if (asked["deploymentConfiguration"] is { } configuration)
            running.Breaker = CircuitBreaker.Of(configuration);
        if (await WantedAsync(asked, running, ct) is { } definition)
            await roller.StartAsync(running, definition, await groups.OfAsync(service, ct), running.Breaker);
    }

    /// The same task definition once more begins nothing, unless that is asked for.
    async Task<TaskDefinition?> WantedAsync(JsonObject asked, EcsService running, CancellationToken ct)
    {
        var now = running.Rolling?.Tasks.Definition;
        var wanted = (string?)asked["taskDefinition"] is { } name ? await definitions.ReadAsync(name, ct) : now;
        return wanted?.Arn != now?.Arn || (bool?)asked["forceNewDeployment"] is true ? wanted : null;
    }
}
