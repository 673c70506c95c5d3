using System.Text.Json.Nodes;

namespace Delightful.Local.Containers;

/// <summary>Answers about tasks from what really runs, and puts real counts into moto's answer about services.</summary>
sealed class TaskQueries(TaskLedger ledger, Services services, MotoClient moto) : IAwsBehaviour
{
    /// <inheritdoc/>
    public bool Owns(AwsRequest request) => request is { Service: "ecs", Operation: "ListTasks" or "DescribeTasks" or "DescribeServices" };

    /// <inheritdoc/>
    public async Task AnswerAsync(AwsRequest request, CancellationToken ct) => await request.AnswerAsync(request.Operation switch
    {
        "ListTasks" => List(request.Json()),
        "DescribeTasks" => Describe(request.Json()),
        _ => await ServicesAsync(request.Json(), ct),
    }, ct);

    JsonObject List(JsonObject asked)
    {
        var stopped = (string?)asked["desiredStatus"] is "STOPPED";
        return new JsonObject
        {
            ["taskArns"] = new JsonArray([.. ledger.All
                .Where(task => task.Cluster == Last(asked["cluster"] ?? "default"))
                .Where(task => task.Status == "STOPPED" == stopped)
                .Where(task => asked["serviceName"] is null || task.Service == Last(asked["serviceName"]!))
                .Where(task => asked["family"] is null || Last(task.Definition.Arn).Split(':')[0] == (string?)asked["family"])
                .Where(task => asked["startedBy"] is null || task.TaskSet == (string?)asked["startedBy"])
                .Select(task => (JsonNode)task.Arn)]),
        };
    }

    JsonObject Describe(JsonObject asked)
    {
        var found = (asked["tasks"] as JsonArray ?? []).Select(id => (string)id!).Select(id => (Id: id, Task: ledger.Find(id))).ToList();
        return new JsonObject
        {
            ["tasks"] = new JsonArray([.. found.Where(t => t.Task is not null).Select(t => TaskDocument.ForApi(t.Task!))]),
            ["failures"] = new JsonArray([.. found.Where(t => t.Task is null).Select(t => new JsonObject { ["arn"] = t.Id, ["reason"] = "MISSING" })]),
        };
    }

    async Task<JsonNode> ServicesAsync(JsonObject asked, CancellationToken ct)
    {
        var answer = await moto.JsonAsync("ecs", "AmazonEC2ContainerServiceV20141113.DescribeServices", asked, ct);
        foreach (var service in answer["services"] as JsonArray ?? [])
            if (services.Find((string)service!["clusterArn"]!, (string)service["serviceName"]!) is { } running)
                Correct(service.AsObject(), running);
        return answer;
    }

    static void Correct(JsonObject service, EcsService running)
    {
        var count = running.Sets.Sum(set => set.Running);
        service["runningCount"] = count;
        service["pendingCount"] = Math.Max(0, running.Sets.Sum(set => set.Desired) - count);
        if ((string?)service["deploymentController"]?["type"] is "CODE_DEPLOY")
            service["taskSets"] = new JsonArray([.. running.Sets.Select(set => TaskSet(running, set))]);
        else if (service["deployments"] is JsonArray { Count: > 0 } deployments)
            (deployments[0]!["runningCount"], deployments[0]!["pendingCount"]) = (count, service["pendingCount"]!.DeepClone());
    }

    static JsonObject TaskSet(EcsService service, TaskSet set) => new()
    {
        ["id"] = set.Id,
        ["taskSetArn"] = $"arn:aws:ecs:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}:task-set/{service.Cluster}/{service.Name}/{set.Id}",
        ["serviceArn"] = service.Arn,
        ["startedBy"] = "CODE_DEPLOY",
        ["status"] = set == service.Primary ? "PRIMARY" : "ACTIVE",
        ["taskDefinition"] = set.Definition.Arn,
        ["computedDesiredCount"] = set.Desired,
        ["runningCount"] = set.Running,
        ["pendingCount"] = set.Desired - set.Running,
        ["createdAt"] = set.Created.ToUnixTimeMilliseconds() / 1000d,
        ["launchType"] = "FARGATE",
        ["loadBalancers"] = set.Group is null ? [] : new JsonArray(new JsonObject { ["targetGroupArn"] = set.Group.Settings.Arn, ["containerName"] = set.Definition.Container }),
        ["stabilityStatus"] = set.IsSteady ? "STEADY_STATE" : "STABILIZING",
        ["scale"] = new JsonObject { ["value"] = 100.0, ["unit"] = "PERCENT" },
    };

    static string Last(JsonNode nameOrArn) => ((string)nameOrArn!).Split('/')[^1];
}
