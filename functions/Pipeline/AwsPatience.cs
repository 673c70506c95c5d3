using Amazon.Runtime;

namespace Delightful.Pipeline;

/// <summary>
/// How long a function waits for AWS. A service that hangs must not take a function's whole time: three tries that hear nothing leave
/// most functions half of theirs. The function's own deadline ends any call earlier.
/// </summary>
internal static class AwsPatience
{
    /// <summary>How long connecting may take.</summary>
    public static readonly TimeSpan Connect = TimeSpan.FromSeconds(3);

    /// <summary>How long the answer to one try may take.</summary>
    public static readonly TimeSpan Answer = TimeSpan.FromSeconds(8);

    /// <summary>How often a call is tried again.</summary>
    public const int Retries = 2;

    /// <summary>The configuration of a client, which is made nowhere else.</summary>
    public static TConfig Of<TConfig>(Action<TConfig>? besides = null) where TConfig : ClientConfig, new()
    {
        var config = new TConfig { ConnectTimeout = Connect, Timeout = Answer, MaxErrorRetry = Retries };
        besides?.Invoke(config);
        return config;
    }
}
