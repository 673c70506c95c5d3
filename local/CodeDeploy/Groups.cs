using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Delightful.Local.CodeDeploy;

/// <summary>Applications, their deployment groups and tags, as Terraform keeps them.</summary>
sealed class Groups(TimeProvider clock)
{
    readonly ConcurrentDictionary<string, JsonObject> applications = new();
    readonly ConcurrentDictionary<(string Application, string Group), JsonObject> groups = new();
    readonly ConcurrentDictionary<string, JsonArray> tags = new();

    public IEnumerable<string> Applications => applications.Keys.Order();

    public IEnumerable<string> GroupsOf(string application) => groups.Keys.Where(key => key.Application == application).Select(key => key.Group).Order();

    public JsonObject Application(string name) => applications.TryGetValue(name, out var application)
        ? application.DeepClone().AsObject()
        : throw new AwsException("ApplicationDoesNotExistException", $"No application found for name: {name}");

    public JsonObject Group(string application, string name)
    {
        Application(application);
        return groups.TryGetValue((application, name), out var group)
            ? group.DeepClone().AsObject()
            : throw new AwsException("DeploymentGroupDoesNotExistException", $"No Deployment Group found for name: {name}");
    }

    public JsonObject CreateApplication(JsonObject body)
    {
        var name = (string)body["applicationName"]!;
        var application = new JsonObject
        {
            ["applicationId"] = Guid.NewGuid().ToString(),
            ["applicationName"] = name,
            ["createTime"] = DeploymentDocument.Seconds(clock.GetUtcNow()),
            ["linkedToGitHub"] = false,
            ["computePlatform"] = (string?)body["computePlatform"] ?? "Server",
        };
        if (!applications.TryAdd(name, application))
            throw new AwsException("ApplicationAlreadyExistsException", $"An application with the name {name} already exists");
        Tag($"{Arn}:application:{name}", body["tags"]);
        return application;
    }

    public void RenameApplication(string name, string? to)
    {
        var application = Application(name);
        if (to is null || to == name)
            return;
        application["applicationName"] = to;
        applications[to] = application;
        applications.TryRemove(name, out _);
        foreach (var group in GroupsOf(name).ToList())
            Store(to, group, Group(name, group));
        DeleteApplication(name);
    }

    public void DeleteApplication(string name)
    {
        applications.TryRemove(name, out _);
        tags.TryRemove($"{Arn}:application:{name}", out _);
        foreach (var group in GroupsOf(name).ToList())
            DeleteGroup(name, group);
    }

    public JsonObject CreateGroup(JsonObject body)
    {
        var (application, name) = ((string)body["applicationName"]!, (string)body["deploymentGroupName"]!);
        if (GroupsOf(application).Contains(name))
            throw new AwsException("DeploymentGroupAlreadyExistsException", $"Deployment group {name} already exists");
        var group = With(new JsonObject
        {
            ["deploymentGroupId"] = Guid.NewGuid().ToString(),
            ["computePlatform"] = (string)Application(application)["computePlatform"]!,
            ["deploymentConfigName"] = "CodeDeployDefault.ECSAllAtOnce",
            ["outdatedInstancesStrategy"] = "UPDATE",
            ["triggerConfigurations"] = new JsonArray(),
            ["terminationHookEnabled"] = false,
        }, body);
        Tag($"{Arn}:deploymentgroup:{application}/{name}", body["tags"]);
        return Store(application, name, group);
    }

    public void UpdateGroup(JsonObject body)
    {
        var (application, name) = ((string)body["applicationName"]!, (string)body["currentDeploymentGroupName"]!);
        var group = With(Group(application, name), body);
        if ((string?)body["newDeploymentGroupName"] is { } to && to != name)
            groups.TryRemove((application, name), out _);
        else
            to = name;
        Store(application, to, group);
    }

    public void DeleteGroup(string application, string name)
    {
        groups.TryRemove((application, name), out _);
        tags.TryRemove($"{Arn}:deploymentgroup:{application}/{name}", out _);
    }

    public JsonArray Tags(string arn) => tags.TryGetValue(arn, out var own) ? own.DeepClone().AsArray() : [];

    public void Tag(string arn, JsonNode? more)
    {
        var added = (more as JsonArray ?? []).Select(tag => tag!.DeepClone()).ToList();
        tags[arn] = [.. Tags(arn).Where(old => added.All(tag => (string?)tag["Key"] != (string?)old!["Key"])).Select(old => old!.DeepClone()), .. added];
    }

    public void Untag(string arn, JsonNode? keys)
    {
        var removed = (keys as JsonArray ?? []).Select(key => (string?)key).ToList();
        tags[arn] = [.. Tags(arn).Where(tag => !removed.Contains((string?)tag!["Key"])).Select(tag => tag!.DeepClone())];
    }

    static string Arn => $"arn:aws:codedeploy:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}";

    JsonObject Store(string application, string name, JsonObject group)
    {
        (group["applicationName"], group["deploymentGroupName"]) = (application, name);
        return groups[(application, name)] = group;
    }

    static JsonObject With(JsonObject group, JsonObject changes)
    {
        foreach (var (name, value) in changes)
            if (name is not ("tags" or "currentDeploymentGroupName" or "newDeploymentGroupName"))
                group[name] = value?.DeepClone();
        return JsonNode.Parse(group.ToJsonString())!.AsObject();
    }
}
