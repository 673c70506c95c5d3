using Amazon.Internal.AwsJson;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECS;

public class AmazonECSClient : AmazonServiceClient, IAmazonECS
{
    public AmazonECSClient()
        : base(new AmazonECSConfig())
    {
    }

    public AmazonECSClient(AmazonECSConfig config)
        : base(config)
    {
    }

    public AmazonECSClient(AWSCredentials credentials, AmazonECSConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => ECSProtocol.Service;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => AwsJsonPipeline.Customize(pipeline);

    public virtual Task<DescribeServicesResponse> DescribeServicesAsync(DescribeServicesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeServicesResponse>(request, ECSProtocol.DescribeServices, cancellationToken);

    public virtual Task<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(DescribeTaskDefinitionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeTaskDefinitionResponse>(request, ECSProtocol.DescribeTaskDefinition, cancellationToken);

    public virtual Task<ListTasksResponse> ListTasksAsync(ListTasksRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListTasksResponse>(request, ECSProtocol.ListTasks, cancellationToken);

    public virtual Task<DescribeTasksResponse> DescribeTasksAsync(DescribeTasksRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeTasksResponse>(request, ECSProtocol.DescribeTasks, cancellationToken);

    public virtual Task<UpdateServiceResponse> UpdateServiceAsync(UpdateServiceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateServiceResponse>(request, ECSProtocol.UpdateService, cancellationToken);
}
