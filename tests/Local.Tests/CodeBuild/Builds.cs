using System.IO.Compression;
using System.Text.Json.Nodes;
using Delightful.Local.Tests.Work;

namespace Delightful.Local.Tests.CodeBuild;

/// <summary>Projects and builds as a client of CodeBuild makes them.</summary>
sealed class Builds(WorkCloud cloud)
{
    public Task<JsonObject> CallAsync(string operation, JsonObject body) => cloud.CallAsync("codebuild", $"CodeBuild_20161006.{operation}", body);

    public async Task<string> ProjectAsync(string buildspec, string? location = null)
    {
        var name = $"project-{Guid.NewGuid():N}";
        await CallAsync("CreateProject", new JsonObject
        {
            ["name"] = name,
            ["source"] = new JsonObject { ["type"] = location is null ? "NO_SOURCE" : "S3", ["location"] = location, ["buildspec"] = buildspec },
            ["artifacts"] = new JsonObject { ["type"] = "NO_ARTIFACTS" },
            ["environment"] = new JsonObject
            {
                ["type"] = "LINUX_CONTAINER",
                ["image"] = "aws/codebuild/standard:7.0",
                ["computeType"] = "BUILD_GENERAL1_SMALL",
                ["environmentVariables"] = Variables(("COLOUR", "of the project"), ("SHAPE", "round")),
            },
            ["serviceRole"] = "arn:aws:iam::123456789012:role/build",
        });
        return name;
    }

    public async Task<string> StartAsync(string project, params (string, string)[] variables) => (string)(await CallAsync("StartBuild", new JsonObject
    {
        ["projectName"] = project,
        ["environmentVariablesOverride"] = Variables(variables),
    }))["build"]!["id"]!;

    public async Task<JsonObject> GetAsync(string id) => (await CallAsync("BatchGetBuilds", new JsonObject { ["ids"] = new JsonArray(id) }))["builds"]![0]!.AsObject();

    public Task<JsonObject> EndOfAsync(string id) => WorkCloud.EventuallyAsync(async () => await GetAsync(id) is var build && (bool)build["buildComplete"]! ? build : null, "the end of the build");

    public async Task<JsonObject> RunAsync(string buildspec, params (string, string)[] variables) => await EndOfAsync(await StartAsync(await ProjectAsync(buildspec), variables));

    public string Log(JsonObject build)
    {
        var file = Path.Combine(cloud.Cloud.Options.StateDirectory, "logs", "builds", (string)build["projectName"]!, $"{(string)build["logs"]!["streamName"]!}.log");
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

    public static string? Exported(JsonObject build, string name) =>
        (string?)build["exportedEnvironmentVariables"]!.AsArray().SingleOrDefault(v => (string)v!["name"]! == name)?["value"];

    public static string? StatusOf(JsonObject build, string phase) => (string?)build["phases"]!.AsArray().SingleOrDefault(p => (string)p!["phaseType"]! == phase)?["phaseStatus"];

    public static byte[] Zip(params (string Path, string Text)[] files)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create))
            foreach (var (path, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(text);
            }
        return content.ToArray();
    }

    static JsonArray Variables(params (string Name, string Value)[] variables) =>
        [.. variables.Select(v => new JsonObject { ["name"] = v.Name, ["value"] = v.Value, ["type"] = "PLAINTEXT" })];
}
