using Amazon.DynamoDBv2;
using Amazon.EventBridge;
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
        var table = context.Variable("REGISTRY_TABLE") ?? "delightful-registry";
        var bus = context.Variable("EVENT_BUS") ?? "delightful";
        var named = context.Variable("AWS_ENDPOINT_URL");
        if (named is null && !aws && LocalState.Read(context.LocalFolder) is { } local)
            return OnEndpoint(local.Endpoint, $"the local cloud at {local.Endpoint}", new BasicAWSCredentials("test", "test"), table, bus, context.Terminal.Error);

        var credentials = Credentials();
        if (named is not null)
            return OnEndpoint(named, named, credentials, table, bus, context.Terminal.Error);

        const string Where = "AWS";
        return (new AwsCloud(new AmazonDynamoDBClient(credentials), new AmazonEventBridgeClient(credentials, new AmazonEventBridgeConfig()), table, bus, Where, context.Terminal.Error), Where);
    }

    static (ICloud, string) OnEndpoint(
        string endpoint, string where, AWSCredentials credentials, string table, string bus, TextWriter warnings)
    {
        const string Region = "us-east-1";
        var dynamo = new AmazonDynamoDBConfig { ServiceURL = endpoint, AuthenticationRegion = Region, MaxErrorRetry = 2 };
        var events = new AmazonEventBridgeConfig { ServiceURL = endpoint, AuthenticationRegion = Region, MaxErrorRetry = 2 };
        return (new AwsCloud(new AmazonDynamoDBClient(credentials, dynamo), new AmazonEventBridgeClient(credentials, events), table, bus, where, warnings), where);
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
