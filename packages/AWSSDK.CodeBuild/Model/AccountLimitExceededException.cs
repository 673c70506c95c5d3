using System.Net;
using Amazon.Runtime;

namespace Amazon.CodeBuild.Model;

public class AccountLimitExceededException : AmazonCodeBuildException
{
    public AccountLimitExceededException(string message)
        : base(message)
    {
    }

    public AccountLimitExceededException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
