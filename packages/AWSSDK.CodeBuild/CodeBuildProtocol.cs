using System.Text.Json;
using Amazon.Internal.AwsJson;
using Amazon.Runtime.Internal;

namespace Amazon.CodeBuild.Model;

internal static class CodeBuildProtocol
{
    public static readonly AwsJsonService Service = new()
    {
        ServiceId = "CodeBuild",
        TargetPrefix = "CodeBuild_20161006",
        ApiVersion = "2016-10-06",
        Errors = new AwsJsonErrors((m, i, t, c, r, s) => new AmazonCodeBuildException(m, i, t, c, r, s))
        {
            ["AccountLimitExceededException"] = (m, i, t, c, r, s) => new AccountLimitExceededException(m, i, t, c, r, s),
            ["InvalidInputException"] = (m, i, t, c, r, s) => new InvalidInputException(m, i, t, c, r, s),
            ["ResourceNotFoundException"] = (m, i, t, c, r, s) => new ResourceNotFoundException(m, i, t, c, r, s),
        },
    };

    public static readonly InvokeOptions StartBuild = Service.Operation<StartBuildRequest, StartBuildResponse>(
        nameof(StartBuild),
        (json, request) =>
        {
            json.Text("projectName", request.ProjectName);
            json.Text("idempotencyToken", request.IdempotencyToken);
            json.Text("sourceVersion", request.SourceVersion);
            json.Text("buildspecOverride", request.BuildspecOverride);
            json.List("environmentVariablesOverride", request.EnvironmentVariablesOverride, BuildJson.Write);
        },
        json => new StartBuildResponse { Build = json.Object("build", BuildJson.Read) });

    public static readonly InvokeOptions StopBuild = Service.Operation<StopBuildRequest, StopBuildResponse>(
        nameof(StopBuild),
        (json, request) => json.Text("id", request.Id),
        json => new StopBuildResponse { Build = json.Object("build", BuildJson.Read) });

    public static readonly InvokeOptions BatchGetBuilds = Service.Operation<BatchGetBuildsRequest, BatchGetBuildsResponse>(
        nameof(BatchGetBuilds),
        (json, request) => json.Texts("ids", request.Ids),
        json => new BatchGetBuildsResponse
        {
            Builds = json.List("builds", BuildJson.Read),
            BuildsNotFound = json.Texts("buildsNotFound"),
        });

    public static readonly InvokeOptions ListBuildsForProject = Service.Operation<ListBuildsForProjectRequest, ListBuildsForProjectResponse>(
        nameof(ListBuildsForProject),
        (json, request) =>
        {
            json.Text("projectName", request.ProjectName);
            json.Text("sortOrder", request.SortOrder);
            json.Text("nextToken", request.NextToken);
        },
        json => new ListBuildsForProjectResponse { Ids = json.Texts("ids"), NextToken = json.Text("nextToken") });
}
