using Amazon.Internal.AwsJson;
using Amazon.CodeDeploy.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CodeDeploy;

public class AmazonCodeDeployClient : AmazonServiceClient, IAmazonCodeDeploy
{
    public AmazonCodeDeployClient()
        : base(new AmazonCodeDeployConfig())
    {
    }

    public AmazonCodeDeployClient(AmazonCodeDeployConfig config)
        : base(config)
    {
    }

    public AmazonCodeDeployClient(AWSCredentials credentials, AmazonCodeDeployConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => CodeDeployProtocol.Service;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => AwsJsonPipeline.Customize(pipeline);

    public virtual Task<CreateDeploymentResponse> CreateDeploymentAsync(CreateDeploymentRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateDeploymentResponse>(request, CodeDeployProtocol.CreateDeployment, cancellationToken);

    public virtual Task<GetDeploymentResponse> GetDeploymentAsync(GetDeploymentRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetDeploymentResponse>(request, CodeDeployProtocol.GetDeployment, cancellationToken);

    public virtual Task<ListDeploymentsResponse> ListDeploymentsAsync(ListDeploymentsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListDeploymentsResponse>(request, CodeDeployProtocol.ListDeployments, cancellationToken);

    public virtual Task<StopDeploymentResponse> StopDeploymentAsync(StopDeploymentRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StopDeploymentResponse>(request, CodeDeployProtocol.StopDeployment, cancellationToken);

    public virtual Task<PutLifecycleEventHookExecutionStatusResponse> PutLifecycleEventHookExecutionStatusAsync(PutLifecycleEventHookExecutionStatusRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PutLifecycleEventHookExecutionStatusResponse>(request, CodeDeployProtocol.PutLifecycleEventHookExecutionStatus, cancellationToken);
}
