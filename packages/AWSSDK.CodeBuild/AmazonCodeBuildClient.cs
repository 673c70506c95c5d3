using Amazon.Internal.AwsJson;
using Amazon.CodeBuild.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CodeBuild;

public class AmazonCodeBuildClient : AmazonServiceClient, IAmazonCodeBuild
{
    public AmazonCodeBuildClient()
        : base(new AmazonCodeBuildConfig())
    {
    }

    public AmazonCodeBuildClient(AmazonCodeBuildConfig config)
        : base(config)
    {
    }

    public AmazonCodeBuildClient(AWSCredentials credentials, AmazonCodeBuildConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => CodeBuildProtocol.Service;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => AwsJsonPipeline.Customize(pipeline);

    public virtual Task<StartBuildResponse> StartBuildAsync(StartBuildRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StartBuildResponse>(request, CodeBuildProtocol.StartBuild, cancellationToken);

    public virtual Task<StopBuildResponse> StopBuildAsync(StopBuildRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StopBuildResponse>(request, CodeBuildProtocol.StopBuild, cancellationToken);

    public virtual Task<BatchGetBuildsResponse> BatchGetBuildsAsync(BatchGetBuildsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<BatchGetBuildsResponse>(request, CodeBuildProtocol.BatchGetBuilds, cancellationToken);

    public virtual Task<ListBuildsForProjectResponse> ListBuildsForProjectAsync(ListBuildsForProjectRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListBuildsForProjectResponse>(request, CodeBuildProtocol.ListBuildsForProject, cancellationToken);
}
