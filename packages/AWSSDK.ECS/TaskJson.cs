using System.Text.Json;
using Amazon.Internal.AwsJson;

namespace Amazon.ECS.Model;

internal static class TaskJson
{
    public static Task Read(JsonElement json) => new()
    {
        TaskArn = json.Text("taskArn"),
        TaskDefinitionArn = json.Text("taskDefinitionArn"),
        Group = json.Text("group"),
        StartedBy = json.Text("startedBy"),
        LastStatus = json.Text("lastStatus"),
        DesiredStatus = json.Text("desiredStatus"),
        StopCode = json.Text("stopCode"),
        StoppedReason = json.Text("stoppedReason"),
        StartedAt = json.Time("startedAt"),
        StoppedAt = json.Time("stoppedAt"),
        Containers = json.List("containers", container => new Container
        {
            Name = container.Text("name"),
            Image = container.Text("image"),
            LastStatus = container.Text("lastStatus"),
            ExitCode = container.Whole("exitCode"),
            Reason = container.Text("reason"),
        }),
    };
}
