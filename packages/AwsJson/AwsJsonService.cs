using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Internal.AwsJson;

/// <summary>
/// What sets one AWS JSON service apart from another: its names on the wire and its exceptions.
/// </summary>
internal sealed class AwsJsonService : IServiceMetadata
{
    public string ServiceId { get; init; }

    public string TargetPrefix { get; init; }

    public string JsonVersion { get; init; } = "1.1";

    public string ApiVersion { get; init; }

    /// <summary>The service once spoke the query protocol and still reports those error codes when asked.</summary>
    public bool QueryCompatible { get; init; }

    public AwsJsonErrors Errors { get; init; }

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();

    /// <summary>How the pipeline writes and reads one operation.</summary>
    public InvokeOptions Operation<TRequest, TResponse>(
        string name, Action<Utf8JsonWriter, TRequest> write, Func<JsonElement, TResponse> read)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse => new()
        {
            RequestMarshaller = new AwsJsonMarshaller<TRequest>(this, name, write),
            ResponseUnmarshaller = new AwsJsonUnmarshaller<TResponse>(this, read),
        };
}
