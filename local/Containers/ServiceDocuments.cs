using System.Text.Json.Nodes;

namespace Delightful.Local.Containers;

/// <summary>Puts what really runs into moto's description of a service.</summary>
static class ServiceDocuments
{
    public static void Correct(JsonObject service, EcsService running)
    {
        var count = running.Sets.Sum(set => set.Running);
        service["runningCount"] = count;
        service["pendingCount"] = Math.Max(0, running.Sets.Sum(set => set.Desired) - count);
        if ((string?)service["deploymentController"]?["type"] is "CODE_DEPLOY")
        {
            service["taskSets"] = new JsonArray([.. running.Sets.Select(set => TaskSet(running, set))]);
        }
        else if (running.Rolling is { } primary)
        {
            service["taskDefinition"] = primary.Tasks.Definition.Arn;
            service["deployments"] = new JsonArray([.. running.Deployments.Select(d => d.ToDocument(isPrimary: d == primary))]);
        }
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
}
