using Delightful.Core.Deployments;

namespace Delightful.Core.Feedback;

/// <summary>
/// What people are told of the infrastructure when a version does not stay. A rollback is of the image: to undo what Terraform did
/// is a change of its own, with a plan of its own.
/// </summary>
internal static class AppliedWords
{
    private const string NotReverted = "Infrastructure is not reverted";

    /// <summary>The sentence; null where nothing was applied that stays, and where nothing goes back.</summary>
    public static string? Of(Deployment deployment) => deployment switch
    {
        { Request.Kind: DeploymentKind.Rollback } => OfARollback(deployment),
        { Plan: null or { ImageOnly: true } } => null,
        { Stage: Stage.RollingBack { Target: not null } } => $"{NotReverted}: what was applied stays, and only the image goes back.",
        { Stage: Stage.Ended { Outcome: Outcome.RolledBack } } => $"{NotReverted}: what was applied stays, and only the image went back.",
        { Stage: Stage.RollingBack or Stage.Ended { Outcome: Outcome.Failed or Outcome.Cancelled } } when WasApplied(deployment) => $"{NotReverted}: what was applied stays.",
        _ => null,
    };

    /// <summary>One that had to apply a release again tells of that in its plan.</summary>
    private static string? OfARollback(Deployment rollback) => rollback switch
    {
        { Plan: not null } => null,
        { Stage: Stage.Ended { Outcome: Outcome.Released }, Timeline: [_, ..] } => $"{NotReverted}: only the image went back.",
        { Stage: Stage.Ended } => null,
        _ => $"{NotReverted}: only the image goes back.",
    };

    /// <summary>An apply that failed itself says in what can be done next what stays.</summary>
    private static bool WasApplied(Deployment deployment) =>
        deployment.Timeline.Any(t => t.Stage is "migrate" or "shift" or "bake" or "test" or "rollback")
        || deployment is { Stage: Stage.Ended { Outcome: Outcome.Cancelled }, Timeline: [.., { Stage: "apply" }] };
}
