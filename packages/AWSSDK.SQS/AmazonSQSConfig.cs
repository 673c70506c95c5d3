using Amazon.SQS.Model;
using Amazon.Internal.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.SQS;

public class AmazonSQSConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("SQS", "4.0.0");

    public AmazonSQSConfig()
        : base(AwsDefaults.Provider)
    {
        base.ServiceId = SQSProtocol.Service.ServiceId;
        AuthenticationServiceName = "sqs";
        EndpointProvider = new AwsEndpointProvider("sqs");
    }

    public static new string ServiceId => SQSProtocol.Service.ServiceId;

    public override string RegionEndpointServiceName => "sqs";

    public override string ServiceVersion => SQSProtocol.Service.ApiVersion;

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        AwsEndpointProvider.For(this, parameters);
}
