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
        Deployments = json.List("deployments", deployment => new Deployment
        {
            Id = deployment.Text("id"),
            Status = deployment.Text("status"),
            TaskDefinition = deployment.Text("taskDefinition"),
            DesiredCount = deployment.Whole("desiredCount"),
            RunningCount = deployment.Whole("runningCount"),
            PendingCount = deployment.Whole("pendingCount"),
            FailedTasks = deployment.Whole("failedTasks"),
            RolloutState = deployment.Text("rolloutState"),
            RolloutStateReason = deployment.Text("rolloutStateReason"),
        }),
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
