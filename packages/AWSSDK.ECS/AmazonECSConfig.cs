using Amazon.ECS.Model;
using Amazon.Internal.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.ECS;

public class AmazonECSConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("ECS", "4.0.0");

    public AmazonECSConfig()
        : base(AwsDefaults.Provider)
    {
        base.ServiceId = ECSProtocol.Service.ServiceId;
        AuthenticationServiceName = "ecs";
        EndpointProvider = new AwsEndpointProvider("ecs");
    }

    public static new string ServiceId => ECSProtocol.Service.ServiceId;

    public override string RegionEndpointServiceName => "ecs";

    public override string ServiceVersion => ECSProtocol.Service.ApiVersion;

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        AwsEndpointProvider.For(this, parameters);
}
