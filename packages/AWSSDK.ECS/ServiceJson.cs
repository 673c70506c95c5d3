using System.Text.Json;
using Amazon.Internal.AwsJson;

namespace Amazon.ECS.Model;

internal static class ServiceJson
{
    public static Service Read(JsonElement json) => new()
    {
        ServiceArn = json.Text("serviceArn"),
        ServiceName = json.Text("serviceName"),
        ClusterArn = json.Text("clusterArn"),
        Status = json.Text("status"),
        TaskDefinition = json.Text("taskDefinition"),
        DesiredCount = json.Whole("desiredCount"),
        RunningCount = json.Whole("runningCount"),
        PendingCount = json.Whole("pendingCount"),
        TaskSets = json.List("taskSets", set => new TaskSet
        {
            Id = set.Text("id"),
            TaskSetArn = set.Text("taskSetArn"),
            ExternalId = set.Text("externalId"),
            Status = set.Text("status"),
            TaskDefinition = set.Text("taskDefinition"),
            ComputedDesiredCount = set.Whole("computedDesiredCount"),
            RunningCount = set.Whole("runningCount"),
            PendingCount = set.Whole("pendingCount"),
        }),
    };
}
