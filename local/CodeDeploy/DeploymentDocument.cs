using System.Text.Json.Nodes;
using Delightful.Local.Containers;

namespace Delightful.Local.CodeDeploy;

/// <summary>A deployment and its one target as the API answers them. Dates are numbers.</summary>
static class DeploymentDocument
{
    static readonly string[] OfTheGroup = ["deploymentStyle", "blueGreenDeploymentConfiguration", "loadBalancerInfo"];

    public static JsonObject Of(Deployment deployment) => deployment.Snapshot(() => Document(deployment));

    public static JsonObject Target(Deployment deployment) => deployment.Snapshot(() => TargetDocument(deployment));

    public static string TargetId(Deployment deployment) => $"{deployment.Cluster}:{deployment.Service}";

    public static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000d;

    static JsonObject Document(Deployment deployment)
    {
        var document = new JsonObject
        {
            ["applicationName"] = deployment.Application,
            ["deploymentGroupName"] = deployment.GroupName,
            ["deploymentConfigName"] = deployment.Configuration,
            ["deploymentId"] = deployment.Id,
            ["revision"] = deployment.Request["revision"]?.DeepClone(),
            ["status"] = deployment.Status,
            ["createTime"] = Seconds(deployment.Created),
            ["deploymentOverview"] = Overview(deployment),
            ["creator"] = deployment.Undoes is null ? "user" : "codeDeployRollback",
            ["ignoreApplicationStopFailures"] = false,
            ["updateOutdatedInstancesOnly"] = false,
            ["autoRollbackConfiguration"] = deployment.AutoRollback?.DeepClone(),
            ["instanceTerminationWaitTimeStarted"] = deployment is { Status: "InProgress" } && deployment.Lifecycle[^1].Status == "Succeeded",
            ["fileExistsBehavior"] = "DISALLOW",
            ["deploymentStatusMessages"] = new JsonArray(),
            ["computePlatform"] = "ECS",
        };
        foreach (var name in OfTheGroup)
            document[name] = deployment.Group[name]?.DeepClone();
        if (deployment.Request["description"] is { } description)
            document["description"] = description.DeepClone();
        if (deployment.Started is { } started)
            document["startTime"] = Seconds(started);
        if (deployment.Completed is { } completed)
            document["completeTime"] = Seconds(completed);
        if (deployment.Error is { } error)
            document["errorInformation"] = new JsonObject { ["code"] = error.Code, ["message"] = error.Message };
        if (Rollback(deployment) is { } rollback)
            document["rollbackInfo"] = rollback;
        return document;
    }

    static JsonObject TargetDocument(Deployment deployment) => new()
    {
        ["deploymentTargetType"] = "ECSTarget",
        ["ecsTarget"] = new JsonObject
        {
            ["deploymentId"] = deployment.Id,
            ["targetId"] = TargetId(deployment),
            ["targetArn"] = $"arn:aws:ecs:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}:service/{deployment.Cluster}/{deployment.Service}",
            ["lastUpdatedAt"] = Seconds(deployment.Completed ?? deployment.Lifecycle.Max(step => step.Ended ?? step.Started) ?? deployment.Created),
            ["lifecycleEvents"] = new JsonArray([.. deployment.Lifecycle.Select(Step)]),
            ["status"] = deployment.Status switch { "Created" => "Pending", "Stopped" => "Failed", var status => status },
            ["taskSetsInfo"] = new JsonArray([.. Sides(deployment)]),
        },
    };

    static IEnumerable<JsonObject> Sides(Deployment deployment)
    {
        if (deployment.Blue is { } blue)
            yield return Side(blue, "Blue");
        if (deployment.Green is { } green)
            yield return Side(green, "Green");
    }

    static JsonObject Side(TaskSet set, string label) => new()
    {
        ["identifer"] = set.Id,
        ["desiredCount"] = set.Desired,
        ["runningCount"] = set.Running,
        ["pendingCount"] = Math.Max(0, set.Desired - set.Running),
        ["targetGroup"] = new JsonObject { ["name"] = set.Group?.Settings.Name },
        ["taskSetLabel"] = label,
    };

    static JsonObject Step(LifecycleEvent step)
    {
        var document = new JsonObject { ["lifecycleEventName"] = step.Name, ["status"] = step.Status };
        if (step.Started is { } started)
            document["startTime"] = Seconds(started);
        if (step.Ended is { } ended)
            document["endTime"] = Seconds(ended);
        if (step.Diagnostics is { } why)
            document["diagnostics"] = new JsonObject { ["errorCode"] = why.Code, ["message"] = why.Message, ["logTail"] = "" };
        return document;
    }

    static JsonObject Overview(Deployment deployment) => new()
    {
        ["Pending"] = deployment.Status == "Created" ? 1 : 0,
        ["InProgress"] = deployment.Status == "InProgress" ? 1 : 0,
        ["Succeeded"] = deployment.Status == "Succeeded" ? 1 : 0,
        ["Failed"] = deployment.Status is "Failed" or "Stopped" ? 1 : 0,
        ["Skipped"] = 0,
        ["Ready"] = deployment.Status == "Ready" ? 1 : 0,
    };

    static JsonObject? Rollback(Deployment deployment)
    {
        if (deployment.Undoes is { } undone)
            return new JsonObject { ["rollbackTriggeringDeploymentId"] = undone.Id, ["rollbackMessage"] = $"Deployment {deployment.Id} rolls back deployment {undone.Id}" };
        return deployment.RollbackId is { } id
            ? new JsonObject { ["rollbackDeploymentId"] = id, ["rollbackMessage"] = $"Deployment {deployment.Id} is being rolled back by deployment {id}" }
            : null;
    }
}
