namespace Delightful.Core.Deployments;

/// <summary>The saved plan: what is reviewed is what is applied.</summary>
/// <param name="PlanKey">The plan file in the artifact bucket.</param>
/// <param name="JsonKey">Its JSON form, for reading.</param>
/// <param name="TextKey">Its text form, for people.</param>
/// <param name="Sha256">The hash of the plan file; the apply refuses any other.</param>
public sealed record PlanArtifact(string PlanKey, string JsonKey, string? TextKey, string Sha256);
