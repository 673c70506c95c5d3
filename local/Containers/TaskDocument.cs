using System.Globalization;
using System.Text.Json.Nodes;

namespace Delightful.Local.Containers;

/// <summary>A task as DescribeTasks answers it and, with other dates, as its state change event tells it.</summary>
static class TaskDocument
{
    public static JsonObject ForApi(RunningTask task) => Of(task, time => time.ToUnixTimeMilliseconds() / 1000d);

    public static JsonObject ForEvent(RunningTask task)
    {
        var document = Of(task, time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        document["updatedAt"] = (document["stoppedAt"] ?? document["startedAt"] ?? document["createdAt"])!.DeepClone();
        document.Remove("healthStatus");
        return document;
    }

    static JsonObject Of(RunningTask task, Func<DateTimeOffset, JsonNode> date)
    {
        var stopped = task.Status == "STOPPED";
        var document = new JsonObject
        {
            ["taskArn"] = task.Arn,
            ["clusterArn"] = task.ClusterArn,
            ["taskDefinitionArn"] = task.Definition.Arn,
            ["group"] = task.Service is { } service ? $"service:{service}" : $"family:{task.Definition.Family}",
            ["startedBy"] = task.StartedBy,
            ["lastStatus"] = task.Status,
            ["desiredStatus"] = stopped ? "STOPPED" : "RUNNING",
            ["launchType"] = "FARGATE",
            ["platformVersion"] = "1.4.0",
            ["availabilityZone"] = $"{LocalCloudOptions.Region}a",
            ["connectivity"] = "CONNECTED",
            ["cpu"] = task.Definition.Cpu,
            ["memory"] = task.Definition.Memory,
            ["attachments"] = new JsonArray(),
            ["overrides"] = new JsonObject { ["containerOverrides"] = new JsonArray(new JsonObject { ["name"] = task.Definition.Container }) },
            ["version"] = task.Version,
            ["healthStatus"] = "UNKNOWN",
            ["createdAt"] = date(task.Created),
            ["containers"] = new JsonArray(Container(task)),
        };
        if (task.Started is { } started)
            (document["pullStartedAt"], document["pullStoppedAt"], document["startedAt"]) = (date(task.Created), date(started), date(started));
        if (task.Stopped is { } ended)
            (document["stopCode"], document["stoppedReason"], document["stoppingAt"], document["stoppedAt"]) = (task.StopCode, task.StoppedReason, date(ended), date(ended));
        return document;
    }

    static JsonObject Container(RunningTask task)
    {
        var container = new JsonObject
        {
            ["containerArn"] = $"arn:aws:ecs:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}:container/{task.Cluster}/{task.Id}/{task.Id}",
            ["taskArn"] = task.Arn,
            ["name"] = task.Definition.Container,
            ["image"] = task.Definition.Image,
            ["runtimeId"] = $"{task.Id}-1",
            ["lastStatus"] = task.Status,
            ["networkInterfaces"] = new JsonArray(),
        };
        if (task.Digest is { } digest)
            container["imageDigest"] = digest;
        if (task.ExitCode is { } code)
            container["exitCode"] = code;
        if (task.StopCode == "TaskFailedToStart")
            container["reason"] = task.StoppedReason;
        return container;
    }
}
