using System.Net;
using Amazon.Runtime;

namespace Amazon.CodeBuild;

public class AmazonCodeBuildException : AmazonServiceException
{
    public AmazonCodeBuildException(string message)
        : base(message)
    {
    }

    public AmazonCodeBuildException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
