using System.Text.Json.Nodes;

namespace Delightful.Local.CodeBuild;

/// <summary>Starting, stopping and looking at builds.</summary>
sealed class BuildOperations(ProjectStore projects, BuildQueue queue, StartTokens tokens, TimeProvider clock)
{
    static readonly (string Override, string Section, string Name)[] Overrides =
    [
        ("buildspecOverride", "source", "buildspec"), ("sourceLocationOverride", "source", "location"), ("sourceTypeOverride", "source", "type"),
        ("imageOverride", "environment", "image"), ("computeTypeOverride", "environment", "computeType"), ("environmentTypeOverride", "environment", "type"),
    ];

    static readonly (string Override, string Name)[] WholeOverrides =
    [
        ("timeoutInMinutesOverride", "timeoutInMinutes"), ("queuedTimeoutInMinutesOverride", "queuedTimeoutInMinutes"), ("serviceRoleOverride", "serviceRole"),
        ("artifactsOverride", "artifacts"), ("logsConfigOverride", "logsConfig"), ("sourceVersion", "sourceVersion"),
    ];

    static readonly string[] OfAProject = ["source", "artifacts", "environment", "cache", "serviceRole", "timeoutInMinutes", "queuedTimeoutInMinutes", "vpcConfig", "encryptionKey", "logsConfig", "sourceVersion"];

    public JsonNode Start(JsonObject request) => new JsonObject
    {
        ["build"] = BuildDocument.Of(tokens.StartOnce(request, () =>
        {
            var name = (string?)request["projectName"] ?? "";
            var project = projects.Find(name) ?? throw new AwsException("ResourceNotFoundException", $"Project cannot be found: arn:aws:codebuild:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}:project/{name}");
            var build = new Build((string)project["name"]!, projects.NextNumber(name), Settings(project, request), clock.GetUtcNow());
            queue.Start(build);
            return build;
        })),
    };

    public JsonNode Stop(JsonObject request)
    {
        var build = queue.Find((string?)request["id"] ?? "") ?? throw new AwsException("ResourceNotFoundException", $"Build {(string?)request["id"]} does not exist");
        build.Stopping.Cancel();
        return new JsonObject { ["build"] = BuildDocument.Of(build) };
    }

    public JsonNode BatchGet(JsonObject request)
    {
        var asked = (request["ids"] as JsonArray ?? []).Select(id => (string)id!).Select(id => (Id: id, Build: queue.Find(id))).ToList();
        return new JsonObject
        {
            ["builds"] = new JsonArray([.. asked.Where(b => b.Build is not null).Select(b => BuildDocument.Of(b.Build!))]),
            ["buildsNotFound"] = new JsonArray([.. asked.Where(b => b.Build is null).Select(b => (JsonNode)b.Id)]),
        };
    }

    public JsonNode ListForProject(JsonObject request)
    {
        var name = (string?)request["projectName"] ?? "";
        return projects.Find(name) is null
            ? throw new AwsException("ResourceNotFoundException", $"The provided project {name} does not exist")
            : Ids(queue.All.Where(build => build.Project == name), request);
    }

    public JsonNode List(JsonObject request) => Ids(queue.All, request);

    static JsonObject Ids(IEnumerable<Build> builds, JsonObject request) => new()
    {
        ["ids"] = new JsonArray([.. ((string?)request["sortOrder"] is "ASCENDING" ? builds.Reverse() : builds).Select(build => (JsonNode)build.Id)]),
    };

    static JsonObject Settings(JsonObject project, JsonObject request)
    {
        var settings = new JsonObject();
        foreach (var name in OfAProject)
            if (project[name] is { } value)
                settings[name] = value.DeepClone();
        foreach (var (from, section, name) in Overrides)
            if (request[from] is { } value)
                settings[section]![name] = value.DeepClone();
        foreach (var (from, name) in WholeOverrides)
            if (request[from] is { } value)
                settings[name] = value.DeepClone();
        settings["environment"]!["environmentVariables"] = Variables(settings["environment"]!["environmentVariables"], request["environmentVariablesOverride"]);
        return settings;
    }

    static JsonArray Variables(JsonNode? ofProject, JsonNode? overrides)
    {
        var merged = new OrderedDictionary<string, JsonNode>();
        foreach (var variable in (ofProject as JsonArray ?? []).Concat(overrides as JsonArray ?? []))
            merged[(string)variable!["name"]!] = new JsonObject { ["name"] = (string)variable["name"]!, ["value"] = (string?)variable["value"] ?? "", ["type"] = (string?)variable["type"] ?? "PLAINTEXT" };
        return [.. merged.Values];
    }
}
