namespace Delightful.Local.EventBridge.Rules;

/// <summary>Reads the rules again after any call that may have changed them, in time for the caller's next call.</summary>
sealed class RuleChanges(RuleBook rules) : IAwsObserver
{
    static readonly HashSet<string> OnRules = new(StringComparer.Ordinal)
    {
        "PutRule", "DeleteRule", "EnableRule", "DisableRule", "PutTargets", "RemoveTargets", "CreateEventBus", "DeleteEventBus",
    };

    static readonly HashSet<string> OnStacks = new(StringComparer.Ordinal)
    {
        "CreateStack", "UpdateStack", "DeleteStack", "ExecuteChangeSet",
    };

    public bool Watches(AwsRequest request) => request.Operation is { } operation && request.Service switch
    {
        "events" => OnRules.Contains(operation),
        "cloudformation" => OnStacks.Contains(operation),
        _ => false,
    };

    public Task SawAsync(AwsRequest request, ReadOnlyMemory<byte> response, CancellationToken ct) => rules.ReadAsync(ct);
}
