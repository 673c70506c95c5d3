using System.Net;
using Amazon.Runtime;

namespace Amazon.CodeDeploy.Model;

public class DeploymentDoesNotExistException : AmazonCodeDeployException
{
    public DeploymentDoesNotExistException(string message)
        : base(message)
    {
    }

    public DeploymentDoesNotExistException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
