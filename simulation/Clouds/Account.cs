using Amazon.Runtime;

namespace Delightful.Simulation.Clouds;

/// <summary>What every simulated client is made with. None of it is ever used to reach anything.</summary>
internal static class Account
{
    public const string Region = "us-east-1";

    public const string Number = "123456789012";

    public static AWSCredentials Credentials { get; } = new AnonymousAWSCredentials();

    /// <summary>A configuration of a client that is never to send anything.</summary>
    public static T Config<T>() where T : ClientConfig, new() => new() { ServiceURL = "http://127.0.0.1" };
}
