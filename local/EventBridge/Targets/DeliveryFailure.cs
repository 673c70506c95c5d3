namespace Delightful.Local.EventBridge.Targets;

/// <summary>Why an attempt failed, in the words of the dead-letter queue, and whether another could succeed.</summary>
sealed record DeliveryFailure(string Code, string Message, bool IsFinal)
{
    public static DeliveryFailure From(AwsException e) => e.Code switch
    {
        _ when e.Code.Contains("NotFound", StringComparison.Ordinal) || e.Code.Contains("NonExistent", StringComparison.Ordinal) => new("NO_RESOURCE", e.Message, IsFinal: true),
        _ when e.Code.Contains("AccessDenied", StringComparison.Ordinal) => new("NO_PERMISSIONS", e.Message, IsFinal: true),
        _ when e.Status < 500 && !e.Code.Contains("Throttl", StringComparison.Ordinal) && !e.Code.Contains("TooManyRequests", StringComparison.Ordinal) => new("SDK_CLIENT_ERROR", e.Message, IsFinal: true),
        _ => new("INTERNAL_ERROR", e.Message, IsFinal: false),
    };
}
