namespace Delightful.Pipeline.AwsEvents;

/// <summary>What CodeDeploy calls a lifecycle hook function with. It does not say which hook it is.</summary>
public sealed record LifecycleHook
{
    /// <summary>The rollout.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>What the verdict is given for.</summary>
    public string? LifecycleEventHookExecutionId { get; init; }
}
