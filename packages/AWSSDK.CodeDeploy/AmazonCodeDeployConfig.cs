using Amazon.CodeDeploy.Model;
using Amazon.Internal.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.CodeDeploy;

public class AmazonCodeDeployConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("CodeDeploy", "4.0.0");

    public AmazonCodeDeployConfig()
        : base(AwsDefaults.Provider)
    {
        base.ServiceId = CodeDeployProtocol.Service.ServiceId;
        AuthenticationServiceName = "codedeploy";
        EndpointProvider = new AwsEndpointProvider("codedeploy");
    }

    public static new string ServiceId => CodeDeployProtocol.Service.ServiceId;

    public override string RegionEndpointServiceName => "codedeploy";

    public override string ServiceVersion => CodeDeployProtocol.Service.ApiVersion;

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        AwsEndpointProvider.For(this, parameters);
}
