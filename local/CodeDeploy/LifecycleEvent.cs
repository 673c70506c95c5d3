namespace Delightful.Local.CodeDeploy;

/// <summary>One station of a deployment as its target shows it.</summary>
sealed record LifecycleEvent(string Name)
{
    public static readonly string[] Names =
        ["BeforeInstall", "Install", "AfterInstall", "AllowTestTraffic", "AfterAllowTestTraffic", "BeforeAllowTraffic", "AllowTraffic", "AfterAllowTraffic"];

    public string Status { get; init; } = "Pending";

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Ended { get; init; }

    public (string Code, string Message)? Diagnostics { get; init; }
}
