using Amazon.Runtime;
using Delightful.Cli.Errors;
using Delightful.Cli.Local;

namespace Delightful.Cli.Targets;

/// <summary>
/// Decides which cloud a command is about: what AWS_ENDPOINT_URL names, else the local cloud when one runs, else AWS.
/// --aws leaves the local cloud out.
/// </summary>
static class CloudFinder
{
    /// <summary>Finds it; the second part says in words which one it is.</summary>
    public static (ICloud Cloud, string Where) Find(CliContext context, bool aws)
    {
        var named = context.Variable("AWS_ENDPOINT_URL");
        if (named is null && !aws && LocalState.Read(context.LocalFolder) is { } local)
            return With(AwsClients.At(local.Endpoint, new BasicAWSCredentials("test", "test")), $"the local cloud at {local.Endpoint}");

        if (named is not null)
            CheckEndpoint(named, context);
        var credentials = Credentials();
        return named is null ? With(AwsClients.OfAws(credentials), "AWS") : With(AwsClients.At(named, credentials), named);

        (ICloud, string) With(AwsClients clients, string where) =>
            (new AwsCloud(clients, AwsNames.Of(context.Variable), where, context.Terminal.Error), where);
    }

    /// <summary>What is asked is signed with a person's own credentials: it goes nowhere in clear, and nowhere else without a word.</summary>
    static void CheckEndpoint(string endpoint, CliContext context)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address))
            throw CliErrors.EndpointRefused(endpoint, "it is no address");
        if (address.IsLoopback)
            return;
        if (address.Scheme != Uri.UriSchemeHttps)
            throw CliErrors.EndpointRefused(endpoint, "it is neither https nor on this machine");
        if (!address.Host.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase) && !address.Host.EndsWith(".amazonaws.com.cn", StringComparison.OrdinalIgnoreCase))
            context.Terminal.Error.WriteLine($"warning: AWS_ENDPOINT_URL leads to {address.Host}, which is not AWS");
    }

    static AWSCredentials Credentials()
    {
        try
        {
            return Amazon.Runtime.Credentials.DefaultAWSCredentialsIdentityResolver.GetCredentials();
        }
        catch (AmazonClientException)
        {
            throw CliErrors.NoCredentials();
        }
    }
}
