using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Internal.AwsQuery;

/// <summary>What sets one AWS query service apart from another: its names on the wire and its exceptions.</summary>
internal sealed class AwsQueryService : IServiceMetadata
{
    public string ServiceId { get; init; }

    public string ApiVersion { get; init; }

    /// <summary>Finds the exception for an error.</summary>
    public Func<ErrorResponse, AmazonServiceException> Error { get; init; }

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();

    /// <summary>How the pipeline writes and reads one operation.</summary>
    /// <param name="name">The operation.</param>
    /// <param name="write">Sets the parameters of a request.</param>
    /// <param name="read">Reads one element of the result, by its name.</param>
    public InvokeOptions Operation<TRequest, TResponse>(
        string name, Action<ParameterCollection, TRequest> write, Action<TResponse, string, XmlUnmarshallerContext> read)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() => new()
        {
            RequestMarshaller = new AwsQueryMarshaller<TRequest>(this, name, write),
            ResponseUnmarshaller = new AwsQueryUnmarshaller<TResponse>(this, read),
        };
}
