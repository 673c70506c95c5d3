using System.Net;
using Amazon.Runtime;

namespace Amazon.CodeDeploy.Model;

public class DeploymentAlreadyCompletedException : AmazonCodeDeployException
{
    public DeploymentAlreadyCompletedException(string message)
        : base(message)
    {
    }

    public DeploymentAlreadyCompletedException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
