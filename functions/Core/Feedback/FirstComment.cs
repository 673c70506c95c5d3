using Delightful.Core.Deployments;
using Delightful.Core.Plans;

namespace Delightful.Core.Feedback;

/// <summary>
/// When a pull request gets its first comment of a slot. Whoever follows it is sent the first version of a comment and none of its
/// edits, so it is written when there is something to read: the plan, or trouble before it. That a push was seen is told by the
/// status of its commit.
/// </summary>
public static class FirstComment
{
    /// <summary>True once a deployment is worth a first comment; what changes nothing and asks for nothing never is.</summary>
    public static bool IsDue(Deployment deployment) => deployment switch
    {
        { Request.Kind: DeploymentKind.Rollback } => true,
        { Stage: Stage.Ended { Outcome: not (Outcome.Released or Outcome.Previewed) } } => true,
        { Stage: Stage.Waiting or Stage.Approving or Stage.RollingBack } or { Stalled: true } or { LateIn: not null } => true,
        { Stage: Stage.Analyzing or Stage.Planning, Plan: null } => false,
        { Stage: Stage.Ended { Outcome: Outcome.Released }, Timeline: [] } => false,
        { Plan: { } plan } when ChangesNothing(plan) => AsksForSomething(deployment),
        _ => true,
    };

    private static bool ChangesNothing(PlanSummary plan) => plan is { IsEmpty: true, Drift: 0, Move: 0, Import: 0 };

    private static bool AsksForSomething(Deployment deployment) =>
        deployment is not { Recommendations: [], Notes: [], Decisions: [], Migration: null, Tested: null or { Passed: not false } };
}
