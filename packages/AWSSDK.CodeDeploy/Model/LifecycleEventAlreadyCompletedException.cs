using System.Net;
using Amazon.Runtime;

namespace Amazon.CodeDeploy.Model;

public class LifecycleEventAlreadyCompletedException : AmazonCodeDeployException
{
    public LifecycleEventAlreadyCompletedException(string message)
        : base(message)
    {
    }

    public LifecycleEventAlreadyCompletedException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
