using System.Net;
using Amazon.Runtime;

namespace Amazon.CodeDeploy.Model;

public class DeploymentLimitExceededException : AmazonCodeDeployException
{
    public DeploymentLimitExceededException(string message)
        : base(message)
    {
    }

    public DeploymentLimitExceededException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
