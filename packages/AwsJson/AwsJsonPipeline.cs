using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace Amazon.Internal.AwsJson;

/// <summary>Fits the SDK's own pipeline (credentials, signing, retries) to a JSON service.</summary>
internal static class AwsJsonPipeline
{
    public static void Customize(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ResolveEndpoint());
        pipeline.AddHandlerBefore<Signer>(new SignWithSigV4());
    }

    private sealed class ResolveEndpoint : BaseEndpointResolver
    {
        protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
            InjectHostPrefix(executionContext.RequestContext);

        protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
        {
            var config = requestContext.ClientConfig;
            return new EndpointParameters
            {
                [AwsEndpointProvider.Region] = config.RegionEndpoint?.SystemName ?? config.AuthenticationRegion,
                [AwsEndpointProvider.Url] = config.ServiceURL,
                [AwsEndpointProvider.Fips] = config.UseFIPSEndpoint,
            };
        }
    }

    private sealed class SignWithSigV4 : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
            AuthSchemeOption.DEFAULT_SIGV4;
    }
}
