using Amazon.BedrockRuntime.Model;
using Amazon.Internal.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.BedrockRuntime;

public class AmazonBedrockRuntimeConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("Bedrock Runtime", "4.0.0");

    public AmazonBedrockRuntimeConfig()
        : base(AwsDefaults.Provider)
    {
        base.ServiceId = BedrockRuntimeProtocol.Service.ServiceId;
        AuthenticationServiceName = "bedrock";
        EndpointProvider = new AwsEndpointProvider("bedrock-runtime");
    }

    public static new string ServiceId => BedrockRuntimeProtocol.Service.ServiceId;

    public override string RegionEndpointServiceName => "bedrock-runtime";

    public override string ServiceVersion => BedrockRuntimeProtocol.Service.ApiVersion;

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        AwsEndpointProvider.For(this, parameters);
}
