using System.Net;
using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace Delightful.Cloud;

/// <summary>Tells a registry that cannot be reached from one that answers.</summary>
public static class RegistryTrouble
{
    private static readonly HashSet<string> Busy = new(StringComparer.Ordinal)
    {
        "ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded", "InternalServerError", "ServiceUnavailable",
    };

    /// <summary>True when a call of the registry failed because it did not answer, had too much to do, or broke down: it may answer later.</summary>
    public static bool IsOutage(Exception e) => e switch
    {
        AmazonDynamoDBException refused => refused.StatusCode >= HttpStatusCode.InternalServerError || Busy.Contains(refused.ErrorCode ?? "") || (refused.InnerException is { } cause && IsOutage(cause)),
        AmazonServiceException { InnerException: { } inner } => IsOutage(inner),
        HttpRequestException or TimeoutException or OperationCanceledException => true,
        AggregateException all => all.InnerExceptions.Any(IsOutage),
        _ => false,
    };
}
