using System.Text.Json.Nodes;

namespace Delightful.Local.CodeBuild;

/// <summary>CodeBuild: projects as Terraform keeps them, builds that really run.</summary>
sealed class CodeBuildBehaviour(ProjectStore projects, BuildOperations builds) : IAwsBehaviour
{
    /// <inheritdoc/>
    public bool Owns(AwsRequest request) => request.Service == "codebuild";

    /// <inheritdoc/>
    public Task AnswerAsync(AwsRequest request, CancellationToken ct) => request.AnswerAsync(Answer(request.Operation, request.Json()), ct);

    JsonNode Answer(string? operation, JsonObject body) => operation switch
    {
        "CreateProject" => new JsonObject { ["project"] = projects.Create(body) },
        "UpdateProject" => new JsonObject { ["project"] = projects.Update(body).DeepClone() },
        "BatchGetProjects" => BatchGet(body),
        "DeleteProject" => Delete(body),
        "ListProjects" => new JsonObject { ["projects"] = new JsonArray([.. projects.Names.Select(name => (JsonNode)name)]) },
        "StartBuild" => builds.Start(body),
        "StopBuild" => builds.Stop(body),
        "BatchGetBuilds" => builds.BatchGet(body),
        "ListBuildsForProject" => builds.ListForProject(body),
        "ListBuilds" => builds.List(body),
        _ => throw new AwsException("InvalidAction", $"CodeBuild {operation} is not supported here"),
    };

    JsonObject BatchGet(JsonObject body)
    {
        var names = (body["names"] as JsonArray ?? []).Select(name => (string)name!).ToList();
        return new JsonObject
        {
            ["projects"] = new JsonArray([.. names.Select(projects.Find).Where(project => project is not null)]),
            ["projectsNotFound"] = new JsonArray([.. names.Where(name => projects.Find(name) is null).Select(name => (JsonNode)name)]),
        };
    }

    JsonObject Delete(JsonObject body)
    {
        projects.Delete((string?)body["name"] ?? "");
        return [];
    }
}
