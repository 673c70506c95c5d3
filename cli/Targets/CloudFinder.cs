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

        var credentials = Credentials();
        return named is null ? With(AwsClients.OfAws(credentials), "AWS") : With(AwsClients.At(named, credentials), named);

        (ICloud, string) With(AwsClients clients, string where) =>
            (new AwsCloud(clients, AwsNames.Of(context.Variable), where, context.Terminal.Error), where);
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
