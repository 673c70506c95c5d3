namespace Delightful.Cloud;

/// <summary>How services are rolled by ECS, and how that is checked.</summary>
public sealed record EcsRollingSettings
{
    /// <summary>The console that links lead to, for example <c>https://us-east-1.console.aws.amazon.com</c>; null for no links.</summary>
    public Uri? ConsoleUrl { get; init; }

    /// <summary>How often ECS is asked before its record of a service counts: it follows a change with a delay.</summary>
    public int ConfirmAttempts { get; init; } = 5;

    /// <summary>The wait after the first such look; it doubles with each further one.</summary>
    public TimeSpan ConfirmBackoff { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Where people see a rollout; null when there is no console.</summary>
    internal string? LinkTo(string cluster, string service) => ConsoleUrl is null
        ? null
        : new Uri(ConsoleUrl, $"ecs/v2/clusters/{Uri.EscapeDataString(cluster)}/services/{Uri.EscapeDataString(service)}/deployments").ToString();
}
