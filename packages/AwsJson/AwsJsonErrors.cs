using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Internal.AwsJson;

/// <summary>The constructor that every exception of the SDK has.</summary>
internal delegate AmazonServiceException AwsJsonError(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode);

/// <summary>Finds the exception for an error code; a code nobody modelled becomes the service's base exception.</summary>
internal sealed class AwsJsonErrors(AwsJsonError unmodelled) : Dictionary<string, AwsJsonError>(StringComparer.Ordinal)
{
    public AmazonServiceException Exception(string shape, ErrorResponse error)
    {
        var create = shape is not null && TryGetValue(shape, out var modelled) ? modelled : unmodelled;
        return create(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode);
    }
}
