using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.Internal.AwsJson;

/// <summary>
/// The address of a service: the configured one (ServiceURL, AWS_ENDPOINT_URL), else the region's.
/// Dual stack addresses are not in the subset.
/// </summary>
internal sealed class AwsEndpointProvider(string prefix) : IEndpointProvider
{
    internal const string Region = "Region";
    internal const string Url = "Endpoint";
    internal const string Fips = "UseFIPS";

    /// <summary>The address that a configuration leads to, whatever the operation.</summary>
    public static Endpoint For(ClientConfig config, ServiceOperationEndpointParameters parameters) =>
        config.EndpointProvider.ResolveEndpoint(new EndpointParameters
        {
            [Region] = parameters.AlternateEndpoint?.SystemName ?? config.RegionEndpoint?.SystemName,
            [Url] = config.ServiceURL,
            [Fips] = config.UseFIPSEndpoint,
        });

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        if (parameters[Url] is string { Length: > 0 } configured)
            return new Endpoint(configured);
        if (parameters[Region] is not string { Length: > 0 } region)
            throw new AmazonClientException($"No region and no endpoint are configured for {prefix}; set AWS_REGION.");

        var host = parameters[Fips] is true ? prefix + "-fips" : prefix;
        return new Endpoint($"https://{host}.{region}.{RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix}");
    }
}
