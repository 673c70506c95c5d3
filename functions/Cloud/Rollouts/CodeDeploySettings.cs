namespace Delightful.Cloud;

/// <summary>How rollouts are made and checked.</summary>
/// <param name="ValidateGreenFunction">The function that both hooks of a rollout call.</param>
public sealed record CodeDeploySettings(string ValidateGreenFunction)
{
    /// <summary>The console that links lead to, for example <c>https://us-east-1.console.aws.amazon.com</c>; null for no links.</summary>
    public Uri? ConsoleUrl { get; init; }

    /// <summary>How often what runs is looked at before it counts as something else: the service's record follows a rollout with a delay.</summary>
    public int ConfirmAttempts { get; init; } = 5;

    /// <summary>The wait after the first such look; it doubles with each further one.</summary>
    public TimeSpan ConfirmBackoff { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Where people see a rollout; null when there is no console.</summary>
    internal string? LinkTo(string rolloutId) =>
        ConsoleUrl is null ? null : new Uri(ConsoleUrl, $"codesuite/codedeploy/deployments/{Uri.EscapeDataString(rolloutId)}").ToString();
}
