namespace Delightful.Core.Deployments;

/// <summary>A deployment that was verified good: the only thing a rollback may go to.</summary>
/// <param name="DeploymentId">The deployment that was verified.</param>
/// <param name="Tag">Its image tag.</param>
/// <param name="Digest">Its image digest.</param>
/// <param name="VerifiedAt">When its bake ended well.</param>
/// <param name="Target">What a rollout needs to bring it back.</param>
/// <param name="VariablesKey">The generated variables it was applied with; null when it had none.</param>
/// <param name="RequestedAt">When its image was pushed.</param>
/// <param name="Commit">The commit its image was built from; null when nobody knew, or when it was verified before commits were remembered.</param>
/// <param name="Tested">What the repository's own tests found of it; null when none ran.</param>
public sealed record Release(
    string DeploymentId,
    string Tag,
    string Digest,
    DateTimeOffset VerifiedAt,
    RolloutTarget Target,
    string? VariablesKey,
    DateTimeOffset RequestedAt,
    string? Commit = null,
    TestReport? Tested = null);
