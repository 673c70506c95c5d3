using Amazon.ECR.Model;
using Amazon.Internal.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.ECR;

public class AmazonECRConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("ECR", "4.0.0");

    public AmazonECRConfig()
        : base(AwsDefaults.Provider)
    {
        base.ServiceId = ECRProtocol.Service.ServiceId;
        AuthenticationServiceName = "ecr";
        EndpointProvider = new AwsEndpointProvider("api.ecr");
    }

    public static new string ServiceId => ECRProtocol.Service.ServiceId;

    public override string RegionEndpointServiceName => "api.ecr";

    public override string ServiceVersion => ECRProtocol.Service.ApiVersion;

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        AwsEndpointProvider.For(this, parameters);
}
