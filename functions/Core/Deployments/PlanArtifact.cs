namespace Delightful.Core.Deployments;

/// <summary>The saved plan: what is reviewed is what is applied.</summary>
/// <param name="PlanKey">The plan file in the artifact bucket; empty for a preview, which keeps none.</param>
/// <param name="JsonKey">Its JSON form, for reading.</param>
/// <param name="TextKey">Its text form, for people.</param>
/// <param name="Sha256">The hash of the plan file; the apply refuses any other.</param>
/// <param name="StateSerial">The serial of the state that it was made against, which stands in the plan file too; null when the build did not say.</param>
public sealed record PlanArtifact(string PlanKey, string JsonKey, string? TextKey, string Sha256, long? StateSerial = null);
