using Amazon.CloudWatch.Model;
using Amazon.Internal.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.CloudWatch;

public class AmazonCloudWatchConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("CloudWatch", "4.0.0");

    public AmazonCloudWatchConfig()
        : base(AwsDefaults.Provider)
    {
        base.ServiceId = CloudWatchProtocol.Service.ServiceId;
        AuthenticationServiceName = "monitoring";
        EndpointProvider = new AwsEndpointProvider("monitoring");
    }

    public static new string ServiceId => CloudWatchProtocol.Service.ServiceId;

    public override string RegionEndpointServiceName => "monitoring";

    public override string ServiceVersion => CloudWatchProtocol.Service.ApiVersion;

    public override string UserAgent => Agent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        AwsEndpointProvider.For(this, parameters);
}
