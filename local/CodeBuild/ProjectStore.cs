using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Delightful.Local.CodeBuild;

/// <summary>The build projects, each as the document that clients sent, plus what CodeBuild adds.</summary>
sealed class ProjectStore(TimeProvider clock)
{
    readonly ConcurrentDictionary<string, JsonObject> projects = new();
    readonly ConcurrentDictionary<string, long> numbers = new();

    public IEnumerable<string> Names => projects.Keys.Order();

    /// <summary>The project by name or ARN, as a copy.</summary>
    public JsonObject? Find(string nameOrArn) => projects.TryGetValue(nameOrArn.Split(":project/")[^1], out var project) ? project.DeepClone().AsObject() : null;

    public JsonObject Create(JsonObject request)
    {
        var name = (string?)request["name"] ?? throw new AwsException("InvalidInputException", "Project name is required");
        var project = With(new JsonObject
        {
            ["arn"] = $"arn:aws:codebuild:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}:project/{name}",
            ["created"] = BuildDocument.Seconds(clock.GetUtcNow()),
            ["timeoutInMinutes"] = 60,
            ["queuedTimeoutInMinutes"] = 480,
            ["encryptionKey"] = $"arn:aws:kms:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}:alias/aws/s3",
            ["cache"] = new JsonObject { ["type"] = "NO_CACHE" },
            ["badge"] = new JsonObject { ["badgeEnabled"] = false },
            ["projectVisibility"] = "PRIVATE",
            ["tags"] = new JsonArray(),
        }, request);
        return projects.TryAdd(name, project) ? project.DeepClone().AsObject() : throw new AwsException("ResourceAlreadyExistsException", $"Project already exists: {(string?)project["arn"]}");
    }

    public JsonObject Update(JsonObject request)
    {
        var name = (string?)request["name"] ?? "";
        return projects[name] = With(Find(name) ?? throw new AwsException("ResourceNotFoundException", $"Project cannot be found: {name}"), request);
    }

    public void Delete(string name) => projects.TryRemove(name, out _);

    public long NextNumber(string name) => numbers.AddOrUpdate(name, 1, (_, last) => last + 1);

    JsonObject With(JsonObject project, JsonObject changes)
    {
        foreach (var (name, value) in changes)
            project[name] = value?.DeepClone();
        project["lastModified"] = BuildDocument.Seconds(clock.GetUtcNow());
        // As read from the wire, so that every number converts to every number type.
        return JsonNode.Parse(project.ToJsonString())!.AsObject();
    }
}
