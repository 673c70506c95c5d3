using Delightful.Core.Deployments;
using Delightful.Core.Gate;

namespace Delightful.Cli.Views;

/// <summary>Says what a running deployment is waiting for.</summary>
static class Progress
{
    /// <summary>A noun phrase that follows "waits for"; null once it is over.</summary>
    public static string? WaitsFor(Deployment deployment) => deployment.Stage switch
    {
        Stage.Waiting waiting => $"deployment {waiting.Behind} to end",
        Stage.Analyzing => "the source to be read",
        Stage.Planning { Artifact: not null } => "the plan to be reviewed",
        Stage.Planning { BuildId: not null } => "Terraform to make the plan",
        Stage.Planning => "a build to start",
        Stage.Approving { IsApproved: true } => "the plan to be looked at once more",
        Stage.Approving when Doubts.IsInconclusive(deployment) => "approval, because the plan could not be judged",
        Stage.Approving => "approval",
        Stage.Applying { BuildId: not null } => "Terraform to apply the plan",
        Stage.Applying => "a build to start",
        Stage.Migrating { BuildId: not null } => "the database to be migrated",
        Stage.Migrating => "a build to start",
        Stage.Shifting { RolloutId: null } => "the rollout to start",
        Stage.Shifting { Target.Rolls: true } => "new tasks to take the place of the old ones",
        Stage.Shifting { Tests.Green: null } => "green to start and pass its test",
        Stage.Shifting { Tests.Green.Passed: false } => "the rollout to be taken back",
        Stage.Shifting { Tests.Smoke: null } => "the traffic to move",
        Stage.Shifting => "the rollout to settle",
        Stage.Baking { Confirming: true } => "the running image to be compared",
        Stage.Baking => "the bake to end",
        Stage.Testing { BuildId: null } => "a build to start",
        Stage.Testing => "the repository's tests to end",
        Stage.RollingBack { Target: null } => "the rollout to be stopped",
        Stage.RollingBack { RestoredAt: not null, Target.Tag: var tag } => $"{tag} to be tested",
        Stage.RollingBack { Path: RollbackPath.Reroute, Target: { Target.Rolls: true, Tag: var tag } } => $"the tasks of {tag} to run again",
        Stage.RollingBack { Path: RollbackPath.Reroute, Target.Tag: var tag } => $"the traffic to go back to {tag}",
        Stage.RollingBack { Target.Tag: var tag } => $"a new rollout of {tag}",
        _ => null,
    };
}
