using Amazon.SimpleNotificationService.Model;
using Amazon.Internal.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.SimpleNotificationService;

public class AmazonSimpleNotificationServiceConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("SimpleNotificationService", "4.0.0");

    public AmazonSimpleNotificationServiceConfig()
        : base(AwsDefaults.Provider)
    {
        base.ServiceId = SNSProtocol.Service.ServiceId;
        AuthenticationServiceName = "sns";
        EndpointProvider = new AwsEndpointProvider("sns");
    }

    public static new string ServiceId => SNSProtocol.Service.ServiceId;

    public override string RegionEndpointServiceName => "sns";

    public override string ServiceVersion => SNSProtocol.Service.ApiVersion;

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        AwsEndpointProvider.For(this, parameters);
}
