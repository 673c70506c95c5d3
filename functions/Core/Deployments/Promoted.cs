namespace Delightful.Core.Deployments;

/// <summary>Where a promoted image comes from: it was verified there, and it is not built again.</summary>
/// <param name="Environment">The environment before.</param>
/// <param name="DeploymentId">The deployment that was verified there.</param>
/// <param name="VerifiedAt">When that was.</param>
/// <param name="PushedAt">When its image was pushed.</param>
public sealed record Promoted(string Environment, string DeploymentId, DateTimeOffset VerifiedAt, DateTimeOffset PushedAt);
