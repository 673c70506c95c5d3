using Amazon.DynamoDBv2;
using Amazon.EventBridge;
using Amazon.Runtime;
using Amazon.SQS;

namespace Delightful.Cli.Targets;

/// <summary>The clients of one cloud, all with the same address and credentials. That of the queues is made when it is used: few commands do.</summary>
/// <param name="Credentials">What they all sign with.</param>
/// <param name="Endpoint">What answers in place of AWS; null for AWS itself.</param>
sealed record AwsClients(IAmazonDynamoDB Dynamo, IAmazonEventBridge Bus, Lazy<IAmazonSQS> Queues, AWSCredentials Credentials, string? Endpoint) : IDisposable
{
    /// <summary>The region that they ask.</summary>
    public string Region => Dynamo.Config.RegionEndpoint?.SystemName ?? Dynamo.Config.AuthenticationRegion ?? LocalRegion;

    const string LocalRegion = "us-east-1";

    /// <summary>Those of AWS itself.</summary>
    public static AwsClients OfAws(AWSCredentials credentials) =>
        new(new AmazonDynamoDBClient(credentials, Patient<AmazonDynamoDBConfig>()), new AmazonEventBridgeClient(credentials, Patient<AmazonEventBridgeConfig>()),
            new(() => new AmazonSQSClient(credentials, Patient<AmazonSQSConfig>())), credentials, Endpoint: null);

    /// <summary>Those of something that answers like AWS.</summary>
    public static AwsClients At(string endpoint, AWSCredentials credentials) => new(
        new AmazonDynamoDBClient(credentials, Pointing<AmazonDynamoDBConfig>(endpoint)),
        new AmazonEventBridgeClient(credentials, Pointing<AmazonEventBridgeConfig>(endpoint)),
        new(() => new AmazonSQSClient(credentials, Pointing<AmazonSQSConfig>(endpoint))), credentials, endpoint);

    public void Dispose()
    {
        Dynamo.Dispose();
        Bus.Dispose();
        if (Queues.IsValueCreated)
            Queues.Value.Dispose();
    }

    static TConfig Pointing<TConfig>(string endpoint) where TConfig : ClientConfig, new()
    {
        var config = Patient<TConfig>();
        (config.ServiceURL, config.AuthenticationRegion) = (endpoint, LocalRegion);
        return config;
    }

    /// <summary>Who waits at a terminal is told within a minute that nobody answers.</summary>
    static TConfig Patient<TConfig>() where TConfig : ClientConfig, new() =>
        new() { ConnectTimeout = TimeSpan.FromSeconds(5), Timeout = TimeSpan.FromSeconds(15), MaxErrorRetry = 2 };
}
