using Amazon.CodeBuild.Model;
using Amazon.Internal.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.CodeBuild;

public class AmazonCodeBuildConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("CodeBuild", "4.0.0");

    public AmazonCodeBuildConfig()
        : base(AwsDefaults.Provider)
    {
        base.ServiceId = CodeBuildProtocol.Service.ServiceId;
        AuthenticationServiceName = "codebuild";
        EndpointProvider = new AwsEndpointProvider("codebuild");
    }

    public static new string ServiceId => CodeBuildProtocol.Service.ServiceId;

    public override string RegionEndpointServiceName => "codebuild";

    public override string ServiceVersion => CodeBuildProtocol.Service.ApiVersion;

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        AwsEndpointProvider.For(this, parameters);
}
