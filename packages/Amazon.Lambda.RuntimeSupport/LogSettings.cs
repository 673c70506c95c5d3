using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What the environment says about logging.</summary>
internal static class LogSettings
{
    public static bool IsJson() => string.Equals(
        Read("AWS_LAMBDA_HANDLER_LOG_FORMAT") ?? Read("AWS_LAMBDA_LOG_FORMAT"), "JSON", StringComparison.OrdinalIgnoreCase);

    public static LogLevel MinimumLevel() => Level(Read("AWS_LAMBDA_HANDLER_LOG_LEVEL") ?? Read("AWS_LAMBDA_LOG_LEVEL"));

    /// <summary>Lambda's own names of levels or those of <see cref="LogLevel"/>; Information when it is neither.</summary>
    public static LogLevel Level(string name) => name?.ToUpperInvariant() switch
    {
        "TRACE" => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "WARN" or "WARNING" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "FATAL" or "CRITICAL" => LogLevel.Critical,
        _ => LogLevel.Information,
    };

    private static string Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
