namespace Delightful.Local.CodeDeploy;

/// <summary>
/// The least real time that new tasks and hooks get, however fast the cloud's clock runs: programs take the time they take.
/// </summary>
public sealed record CodeDeployLimits
{
    /// <summary>For replacement tasks to become healthy; AWS waits an hour.</summary>
    public TimeSpan LeastInstall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For a hook's verdict; AWS waits an hour.</summary>
    public TimeSpan LeastHook { get; init; } = TimeSpan.FromSeconds(60);

    internal static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
