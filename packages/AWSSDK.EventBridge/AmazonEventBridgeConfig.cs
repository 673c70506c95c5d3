using Amazon.EventBridge.Model;
using Amazon.Internal.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.EventBridge;

public class AmazonEventBridgeConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("EventBridge", "4.0.0");

    public AmazonEventBridgeConfig()
        : base(AwsDefaults.Provider)
    {
        base.ServiceId = EventBridgeProtocol.Service.ServiceId;
        AuthenticationServiceName = "events";
        EndpointProvider = new AwsEndpointProvider("events");
    }

    public static new string ServiceId => EventBridgeProtocol.Service.ServiceId;

    public override string RegionEndpointServiceName => "events";

    public override string ServiceVersion => EventBridgeProtocol.Service.ApiVersion;

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        AwsEndpointProvider.For(this, parameters);
}
