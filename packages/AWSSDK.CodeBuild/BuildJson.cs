using System.Text.Json;
using Amazon.Internal.AwsJson;

namespace Amazon.CodeBuild.Model;

internal static class BuildJson
{
    public static Build Read(JsonElement json) => new()
    {
        Id = json.Text("id"),
        Arn = json.Text("arn"),
        BuildNumber = json.Long("buildNumber"),
        ProjectName = json.Text("projectName"),
        BuildStatus = json.Text("buildStatus"),
        BuildComplete = json.Truth("buildComplete"),
        CurrentPhase = json.Text("currentPhase"),
        Phases = json.List("phases", Phase),
        Logs = json.Object("logs", logs => new LogsLocation
        {
            GroupName = logs.Text("groupName"),
            StreamName = logs.Text("streamName"),
            DeepLink = logs.Text("deepLink"),
        }),
        Environment = json.Object("environment", environment => new ProjectEnvironment
        {
            Image = environment.Text("image"),
            EnvironmentVariables = environment.List("environmentVariables", Variable),
        }),
        ExportedEnvironmentVariables = json.List("exportedEnvironmentVariables", exported => new ExportedEnvironmentVariable
        {
            Name = exported.Text("name"),
            Value = exported.Text("value"),
        }),
        Initiator = json.Text("initiator"),
        SourceVersion = json.Text("sourceVersion"),
        StartTime = json.Time("startTime"),
        EndTime = json.Time("endTime"),
    };

    public static void Write(Utf8JsonWriter json, EnvironmentVariable variable)
    {
        json.Text("name", variable.Name);
        json.Text("value", variable.Value);
        json.Text("type", variable.Type);
    }

    private static EnvironmentVariable Variable(JsonElement json) => new()
    {
        Name = json.Text("name"),
        Value = json.Text("value"),
        Type = json.Text("type"),
    };

    private static BuildPhase Phase(JsonElement json) => new()
    {
        PhaseType = json.Text("phaseType"),
        PhaseStatus = json.Text("phaseStatus"),
        DurationInSeconds = json.Long("durationInSeconds"),
        StartTime = json.Time("startTime"),
        EndTime = json.Time("endTime"),
        Contexts = json.List("contexts", context => new PhaseContext
        {
            StatusCode = context.Text("statusCode"),
            Message = context.Text("message"),
        }),
    };
}
