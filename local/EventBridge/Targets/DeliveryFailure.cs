namespace Delightful.Local.EventBridge.Targets;

/// <summary>Why an attempt failed, in the words of the dead-letter queue, and whether another could succeed.</summary>
sealed record DeliveryFailure(string Code, string Message, bool IsFinal)
{
    static readonly string[] Missing = ["NotFound", "NonExistent", "DoesNotExist"];
    static readonly string[] Passing = ["Throttl", "TooManyRequests"];

    public static DeliveryFailure From(AwsException e) =>
        Names(e, Missing) ? new("NO_RESOURCE", e.Message, IsFinal: true)
        : Names(e, ["AccessDenied"]) ? new("NO_PERMISSIONS", e.Message, IsFinal: true)
        : e.Status < 500 && !Names(e, Passing) ? new("SDK_CLIENT_ERROR", e.Message, IsFinal: true)
        : new("INTERNAL_ERROR", e.Message, IsFinal: false);

    static bool Names(AwsException e, IEnumerable<string> words) => words.Any(word => e.Code.Contains(word, StringComparison.Ordinal));
}
