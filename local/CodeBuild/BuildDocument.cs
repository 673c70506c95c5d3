using System.Text.Json.Nodes;

namespace Delightful.Local.CodeBuild;

/// <summary>A build as BatchGetBuilds, StartBuild and StopBuild answer it.</summary>
static class BuildDocument
{
    public static JsonObject Of(Build build) => build.Snapshot(() => Document(build));

    public static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000d;

    public static string DeepLink(Build build) =>
        $"https://console.aws.amazon.com/cloudwatch/home?region={LocalCloudOptions.Region}#logEvent:group={build.LogGroup};stream={build.Uuid}";

    static JsonObject Document(Build build)
    {
        var settings = build.Settings.DeepClone().AsObject();
        settings.Remove("logsConfig");
        var document = new JsonObject
        {
            ["id"] = build.Id,
            ["arn"] = build.Arn,
            ["buildNumber"] = build.Number,
            ["startTime"] = Seconds(build.Started),
            ["currentPhase"] = build.Phases.LastOrDefault()?.Type ?? "SUBMITTED",
            ["buildStatus"] = build.Status,
            ["projectName"] = build.Project,
            ["phases"] = new JsonArray([.. build.Phases.Select(Phase)]),
            ["logs"] = Logs(build),
            ["buildComplete"] = build.Ended is not null,
            ["initiator"] = "delightful",
            ["exportedEnvironmentVariables"] = new JsonArray([.. build.Exported.Select(v => new JsonObject { ["name"] = v.Key, ["value"] = v.Value })]),
        };
        if (build.Ended is { } ended)
            document["endTime"] = Seconds(ended);
        foreach (var (name, value) in settings)
            document[name] = value?.DeepClone();
        return document;
    }

    static JsonObject Logs(Build build) => new()
    {
        ["groupName"] = build.LogGroup,
        ["streamName"] = build.Uuid,
        ["deepLink"] = DeepLink(build),
        ["cloudWatchLogsArn"] = $"arn:aws:logs:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}:log-group:{build.LogGroup}:log-stream:{build.Uuid}",
    };

    static JsonObject Phase(BuildPhase phase)
    {
        var document = new JsonObject { ["phaseType"] = phase.Type, ["startTime"] = Seconds(phase.Started) };
        if (phase.Ended is { } ended)
        {
            document["phaseStatus"] = phase.Status;
            document["endTime"] = Seconds(ended);
            document["durationInSeconds"] = phase.Seconds;
            document["contexts"] = new JsonArray(new JsonObject { ["statusCode"] = phase.Context?.Code ?? "", ["message"] = phase.Context?.Message ?? "" });
        }
        return document;
    }
}
