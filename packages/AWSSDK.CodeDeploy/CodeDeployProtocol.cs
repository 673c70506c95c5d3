using System.Text.Json;
using Amazon.Internal.AwsJson;
using Amazon.Runtime.Internal;

namespace Amazon.CodeDeploy.Model;

internal static class CodeDeployProtocol
{
    public static readonly AwsJsonService Service = new()
    {
        ServiceId = "CodeDeploy",
        TargetPrefix = "CodeDeploy_20141006",
        ApiVersion = "2014-10-06",
        Errors = new AwsJsonErrors((m, i, t, c, r, s) => new AmazonCodeDeployException(m, i, t, c, r, s))
        {
            ["DeploymentAlreadyCompletedException"] = (m, i, t, c, r, s) => new DeploymentAlreadyCompletedException(m, i, t, c, r, s),
            ["DeploymentDoesNotExistException"] = (m, i, t, c, r, s) => new DeploymentDoesNotExistException(m, i, t, c, r, s),
            ["DeploymentLimitExceededException"] = (m, i, t, c, r, s) => new DeploymentLimitExceededException(m, i, t, c, r, s),
            ["InvalidLifecycleEventHookExecutionStatusException"] = (m, i, t, c, r, s) => new InvalidLifecycleEventHookExecutionStatusException(m, i, t, c, r, s),
            ["LifecycleEventAlreadyCompletedException"] = (m, i, t, c, r, s) => new LifecycleEventAlreadyCompletedException(m, i, t, c, r, s),
            ["ThrottlingException"] = (m, i, t, c, r, s) => new ThrottlingException(m, i, t, c, r, s),
        },
    };

    public static readonly InvokeOptions CreateDeployment = Service.Operation<CreateDeploymentRequest, CreateDeploymentResponse>(
        nameof(CreateDeployment),
        (json, request) =>
        {
            json.Text("applicationName", request.ApplicationName);
            json.Text("deploymentGroupName", request.DeploymentGroupName);
            json.Text("description", request.Description);
            json.Text("deploymentConfigName", request.DeploymentConfigName);
            json.Object("revision", request.Revision, DeploymentJson.Write);
            json.Object("autoRollbackConfiguration", request.AutoRollbackConfiguration, DeploymentJson.Write);
        },
        json => new CreateDeploymentResponse { DeploymentId = json.Text("deploymentId") });

    public static readonly InvokeOptions GetDeployment = Service.Operation<GetDeploymentRequest, GetDeploymentResponse>(
        nameof(GetDeployment),
        (json, request) => json.Text("deploymentId", request.DeploymentId),
        json => new GetDeploymentResponse { DeploymentInfo = json.Object("deploymentInfo", DeploymentJson.Info) });

    public static readonly InvokeOptions ListDeployments = Service.Operation<ListDeploymentsRequest, ListDeploymentsResponse>(
        nameof(ListDeployments),
        (json, request) =>
        {
            json.Text("applicationName", request.ApplicationName);
            json.Text("deploymentGroupName", request.DeploymentGroupName);
            json.Object("createTimeRange", request.CreateTimeRange, DeploymentJson.Write);
            json.Texts("includeOnlyStatuses", request.IncludeOnlyStatuses);
            json.Text("nextToken", request.NextToken);
        },
        json => new ListDeploymentsResponse { Deployments = json.Texts("deployments"), NextToken = json.Text("nextToken") });

    public static readonly InvokeOptions StopDeployment = Service.Operation<StopDeploymentRequest, StopDeploymentResponse>(
        nameof(StopDeployment),
        (json, request) =>
        {
            json.Text("deploymentId", request.DeploymentId);
            json.Truth("autoRollbackEnabled", request.AutoRollbackEnabled);
        },
        json => new StopDeploymentResponse { Status = json.Text("status"), StatusMessage = json.Text("statusMessage") });

    public static readonly InvokeOptions PutLifecycleEventHookExecutionStatus =
        Service.Operation<PutLifecycleEventHookExecutionStatusRequest, PutLifecycleEventHookExecutionStatusResponse>(
            nameof(PutLifecycleEventHookExecutionStatus),
            (json, request) =>
            {
                json.Text("deploymentId", request.DeploymentId);
                json.Text("lifecycleEventHookExecutionId", request.LifecycleEventHookExecutionId);
                json.Text("status", request.Status);
            },
            json => new PutLifecycleEventHookExecutionStatusResponse
            {
                LifecycleEventHookExecutionId = json.Text("lifecycleEventHookExecutionId"),
            });
}
