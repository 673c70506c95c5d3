using System.Text.Json;
using Amazon.Internal.AwsJson;

namespace Amazon.CodeDeploy.Model;

internal static class DeploymentJson
{
    public static void Write(Utf8JsonWriter json, RevisionLocation revision)
    {
        json.Text("revisionType", revision.RevisionType);
        json.Object("appSpecContent", revision.AppSpecContent, Write);
    }

    public static void Write(Utf8JsonWriter json, AutoRollbackConfiguration rollback)
    {
        json.Truth("enabled", rollback.Enabled);
        json.Texts("events", rollback.Events);
    }

    public static void Write(Utf8JsonWriter json, TimeRange range)
    {
        json.Time("start", range.Start);
        json.Time("end", range.End);
    }

    public static DeploymentInfo Info(JsonElement json) => new()
    {
        ApplicationName = json.Text("applicationName"),
        DeploymentGroupName = json.Text("deploymentGroupName"),
        DeploymentId = json.Text("deploymentId"),
        DeploymentConfigName = json.Text("deploymentConfigName"),
        Status = json.Text("status"),
        ErrorInformation = json.Object("errorInformation", error => new ErrorInformation
        {
            Code = error.Text("code"),
            Message = error.Text("message"),
        }),
        RollbackInfo = json.Object("rollbackInfo", rollback => new RollbackInfo
        {
            RollbackDeploymentId = rollback.Text("rollbackDeploymentId"),
            RollbackTriggeringDeploymentId = rollback.Text("rollbackTriggeringDeploymentId"),
            RollbackMessage = rollback.Text("rollbackMessage"),
        }),
        Description = json.Text("description"),
        Creator = json.Text("creator"),
        CreateTime = json.Time("createTime"),
        StartTime = json.Time("startTime"),
        CompleteTime = json.Time("completeTime"),
    };

    private static void Write(Utf8JsonWriter json, AppSpecContent content)
    {
        json.Text("content", content.Content);
        json.Text("sha256", content.Sha256);
    }
}
