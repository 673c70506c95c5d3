using System.Globalization;
using System.Net.Http.Headers;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// The context of one event, from the headers it came with and the function's environment. The client context and
/// the Cognito identity, which only mobile clients send, are not read.
/// </summary>
internal sealed class RuntimeContext(HttpResponseHeaders headers, ILambdaLogger logger) : ILambdaContext
{
    private readonly long _deadline = long.TryParse(
        Optional(headers, "Lambda-Runtime-Deadline-Ms"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        ? milliseconds
        : 0;

    public string AwsRequestId { get; } = Optional(headers, "Lambda-Runtime-Aws-Request-Id")
        ?? throw new InvalidOperationException("The Runtime API sent an event without Lambda-Runtime-Aws-Request-Id.");

    public string InvokedFunctionArn { get; } = Optional(headers, "Lambda-Runtime-Invoked-Function-Arn");

    public string TraceId { get; } = Optional(headers, "Lambda-Runtime-Trace-Id");

    public string TenantId { get; } = Optional(headers, "Lambda-Runtime-Aws-Tenant-Id");

    public TimeSpan RemainingTime => DateTimeOffset.FromUnixTimeMilliseconds(_deadline) - DateTimeOffset.UtcNow;

    public IClientContext ClientContext => null;

    public ICognitoIdentity Identity => null;

    public ILambdaLogger Logger => logger;

    public ILambdaSerializer Serializer { get; set; }

    public string FunctionName => Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME");

    public string FunctionVersion => Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_VERSION");

    public string LogGroupName => Environment.GetEnvironmentVariable("AWS_LAMBDA_LOG_GROUP_NAME");

    public string LogStreamName => Environment.GetEnvironmentVariable("AWS_LAMBDA_LOG_STREAM_NAME");

    public int MemoryLimitInMB =>
        int.TryParse(Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), out var megabytes) ? megabytes : 0;

    private static string Optional(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
