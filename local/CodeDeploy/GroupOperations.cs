using System.Text.Json.Nodes;

namespace Delightful.Local.CodeDeploy;

/// <summary>The operations that only keep state: applications, groups, tags, predefined configurations.</summary>
sealed class GroupOperations(Groups groups, Deployments deployments)
{
    /// <summary>The answer, or null for an operation that is not one of these.</summary>
    public JsonNode? Answer(string? operation, JsonObject body) => operation switch
    {
        "CreateApplication" => new JsonObject { ["applicationId"] = (string)groups.CreateApplication(body)["applicationId"]! },
        "GetApplication" => new JsonObject { ["application"] = groups.Application(Text(body, "applicationName")) },
        "BatchGetApplications" => new JsonObject { ["applicationsInfo"] = Each(body, "applicationNames", groups.Application) },
        "UpdateApplication" => Done(() => groups.RenameApplication(Text(body, "applicationName"), (string?)body["newApplicationName"])),
        "DeleteApplication" => Done(() => groups.DeleteApplication(Text(body, "applicationName"))),
        "ListApplications" => new JsonObject { ["applications"] = Names(groups.Applications) },
        "CreateDeploymentGroup" => new JsonObject { ["deploymentGroupId"] = (string)groups.CreateGroup(body)["deploymentGroupId"]! },
        "GetDeploymentGroup" => new JsonObject { ["deploymentGroupInfo"] = Group(body, Text(body, "deploymentGroupName")) },
        "BatchGetDeploymentGroups" => new JsonObject { ["deploymentGroupsInfo"] = Each(body, "deploymentGroupNames", name => Group(body, name)) },
        "UpdateDeploymentGroup" => Done(() => groups.UpdateGroup(body)),
        "DeleteDeploymentGroup" => Done(() => groups.DeleteGroup(Text(body, "applicationName"), Text(body, "deploymentGroupName"))),
        "ListDeploymentGroups" => new JsonObject { ["applicationName"] = Text(body, "applicationName"), ["deploymentGroups"] = Names(groups.GroupsOf(Text(body, "applicationName"))) },
        "ListTagsForResource" => new JsonObject { ["Tags"] = groups.Tags(Text(body, "ResourceArn")) },
        "TagResource" => Done(() => groups.Tag(Text(body, "ResourceArn"), body["Tags"])),
        "UntagResource" => Done(() => groups.Untag(Text(body, "ResourceArn"), body["TagKeys"])),
        "GetDeploymentConfig" => new JsonObject { ["deploymentConfigInfo"] = DeploymentConfiguration.Get(Text(body, "deploymentConfigName")).ForApi() },
        "ListDeploymentConfigs" => new JsonObject { ["deploymentConfigsList"] = Names(DeploymentConfiguration.Names) },
        _ => null,
    };

    JsonObject Group(JsonObject body, string name)
    {
        var application = Text(body, "applicationName");
        var group = groups.Group(application, name);
        var attempted = deployments.Of(application, name).FirstOrDefault();
        var successful = deployments.Of(application, name).FirstOrDefault(deployment => deployment.Status == "Succeeded");
        if (attempted is not null)
            group["lastAttemptedDeployment"] = Last(attempted);
        if (successful is not null)
            (group["lastSuccessfulDeployment"], group["targetRevision"]) = (Last(successful), successful.Request["revision"]?.DeepClone());
        return group;
    }

    static JsonObject Last(Deployment deployment)
    {
        var last = new JsonObject { ["deploymentId"] = deployment.Id, ["status"] = deployment.Status, ["createTime"] = DeploymentDocument.Seconds(deployment.Created) };
        if (deployment.Completed is { } ended)
            last["endTime"] = DeploymentDocument.Seconds(ended);
        return last;
    }

    static JsonArray Each(JsonObject body, string list, Func<string, JsonObject> one) => [.. (body[list] as JsonArray ?? []).Select(name => one((string)name!))];

    static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => (JsonNode)name)];

    static JsonObject Done(Action action)
    {
        action();
        return [];
    }

    static string Text(JsonObject body, string name) => (string?)body[name] ?? throw new AwsException("InvalidInputException", $"{name} is required");
}
