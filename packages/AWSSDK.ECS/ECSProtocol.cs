using System.Text.Json;
using Amazon.Internal.AwsJson;
using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

internal static class ECSProtocol
{
    public static readonly AwsJsonService Service = new()
    {
        ServiceId = "ECS",
        TargetPrefix = "AmazonEC2ContainerServiceV20141113",
        ApiVersion = "2014-11-13",
        Errors = new AwsJsonErrors((m, i, t, c, r, s) => new AmazonECSException(m, i, t, c, r, s))
        {
            ["ClientException"] = (m, i, t, c, r, s) => new ClientException(m, i, t, c, r, s),
            ["ClusterNotFoundException"] = (m, i, t, c, r, s) => new ClusterNotFoundException(m, i, t, c, r, s),
            ["InvalidParameterException"] = (m, i, t, c, r, s) => new InvalidParameterException(m, i, t, c, r, s),
            ["ServerException"] = (m, i, t, c, r, s) => new ServerException(m, i, t, c, r, s),
            ["ServiceNotFoundException"] = (m, i, t, c, r, s) => new ServiceNotFoundException(m, i, t, c, r, s),
        },
    };

    public static readonly InvokeOptions DescribeServices = Service.Operation<DescribeServicesRequest, DescribeServicesResponse>(
        nameof(DescribeServices),
        (json, request) =>
        {
            json.Text("cluster", request.Cluster);
            json.Texts("services", request.Services);
        },
        json => new DescribeServicesResponse
        {
            Services = json.List("services", ServiceJson.Read),
            Failures = json.List("failures", Failed),
        });

    public static readonly InvokeOptions DescribeTaskDefinition = Service.Operation<DescribeTaskDefinitionRequest, DescribeTaskDefinitionResponse>(
        nameof(DescribeTaskDefinition),
        (json, request) => json.Text("taskDefinition", request.TaskDefinition),
        json => new DescribeTaskDefinitionResponse { TaskDefinition = json.Object("taskDefinition", TaskDefinitionJson.Read) });

    public static readonly InvokeOptions ListTasks = Service.Operation<ListTasksRequest, ListTasksResponse>(
        nameof(ListTasks),
        (json, request) =>
        {
            json.Text("cluster", request.Cluster);
            json.Text("serviceName", request.ServiceName);
            json.Text("family", request.Family);
            json.Text("startedBy", request.StartedBy);
            json.Text("desiredStatus", request.DesiredStatus);
            json.Text("nextToken", request.NextToken);
        },
        json => new ListTasksResponse { TaskArns = json.Texts("taskArns"), NextToken = json.Text("nextToken") });

    public static readonly InvokeOptions DescribeTasks = Service.Operation<DescribeTasksRequest, DescribeTasksResponse>(
        nameof(DescribeTasks),
        (json, request) =>
        {
            json.Text("cluster", request.Cluster);
            json.Texts("tasks", request.Tasks);
        },
        json => new DescribeTasksResponse
        {
            Tasks = json.List("tasks", TaskJson.Read),
            Failures = json.List("failures", Failed),
        });

    public static readonly InvokeOptions UpdateService = Service.Operation<UpdateServiceRequest, UpdateServiceResponse>(
        nameof(UpdateService),
        (json, request) =>
        {
            json.Text("cluster", request.Cluster);
            json.Text("service", request.Service);
            json.Text("taskDefinition", request.TaskDefinition);
            json.Truth("forceNewDeployment", request.ForceNewDeployment);
        },
        json => new UpdateServiceResponse { Service = json.Object("service", ServiceJson.Read) });

    private static Failure Failed(JsonElement json) => new()
    {
        Arn = json.Text("arn"),
        Reason = json.Text("reason"),
        Detail = json.Text("detail"),
    };
}
