using System.Net;
using Amazon.Runtime;

namespace Amazon.CodeDeploy.Model;

public class InvalidLifecycleEventHookExecutionStatusException : AmazonCodeDeployException
{
    public InvalidLifecycleEventHookExecutionStatusException(string message)
        : base(message)
    {
    }

    public InvalidLifecycleEventHookExecutionStatusException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
