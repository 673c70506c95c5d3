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
                .Where(task => asked["family"] is null || task.Definition.Family == (string?)asked["family"])
                .Where(task => asked["startedBy"] is null || task.StartedBy == (string?)asked["startedBy"])
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
                ServiceDocuments.Correct(service.AsObject(), running);
        return answer;
    }

    static string Last(JsonNode nameOrArn) => ((string)nameOrArn!).Split('/')[^1];
}
