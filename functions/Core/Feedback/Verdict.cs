using Delightful.Core.Deployments;
using Delightful.Core.Gate;

namespace Delightful.Core.Feedback;

/// <summary>The state of a deployment as a reader sees it first: a symbol, a word and a sentence.</summary>
/// <param name="Symbol">One emoji.</param>
/// <param name="Word">One or two words.</param>
/// <param name="Sentence">What is going on or how it ended. Holds text from outside: escape it.</param>
internal sealed record Verdict(string Symbol, string Word, string Sentence)
{
    /// <summary>The verdict on a deployment as it is now.</summary>
    public static Verdict Of(Deployment deployment, FeedbackContext context)
    {
        var verdict = InItsStage(deployment, context);
        return deployment.LateIn == deployment.Stage.Name && !deployment.Stalled && !deployment.IsOver
            ? verdict with { Symbol = "🕐", Word = $"{verdict.Word}, longer than usual" }
            : verdict;
    }

    private static Verdict InItsStage(Deployment deployment, FeedbackContext context) => deployment.Stage switch
    {
        Stage.Ended { Outcome: Outcome.Released } ended when deployment.Request.Kind is DeploymentKind.Rollback => new("✅", "restored", ended.Sentence),
        Stage.Ended { Outcome: Outcome.Previewed } ended when deployment.Review?.Verdict is ReviewVerdict.Inconclusive => new("❓", "previewed, inconclusive", ended.Sentence),
        Stage.Ended ended => Ended(ended, hasStarted: !deployment.Timeline.IsEmpty, deployment.Tested),
        Stage.Waiting => new("⏳", "waiting", QueueWords.Sentence(deployment, context)),
        Stage.RollingBack { Target: null } stopping => new("↩️", "stopping", $"stopping, because {stopping.Because}"),
        Stage.RollingBack back => new("↩️", "rolling back", $"going back to {back.Target.Tag} by {Path(back.Path, back.Target)}, because {back.Because}"),
        Stage.Approving when Doubts.IsInconclusive(deployment) =>
            new("❓", "inconclusive, waits for approval", $"the plan could not be judged, because {string.Join("; ", Doubts.Of(deployment.Review!))}"),
        Stage.Approving { IsApproved: false } asking => new("✋", "waits for approval", asking.Because),
        _ when deployment.Stalled => new("🐢", "stalled", $"nothing has been heard since {Sentences.Clock(deployment.HeardAt)}, in the step {Steps.Title(deployment.Stage.Name, deployment.Rolls)}"),
        Stage.Analyzing => new("🔄", "analyzing", "the source is being read"),
        Stage.Planning { Artifact: null } => new("🔄", "planning", "the plan is being made"),
        Stage.Planning => new("🔄", "planning", "the plan is being reviewed"),
        Stage.Approving => new("🔄", "approved", $"{deployment.Decisions[^1].By.Title} approved it; the plan is looked at once more"),
        Stage.Applying { CancelledBecause: { } because } => new("🔄", "applying", $"the apply is let finish, then it ends: {because}"),
        Stage.Applying => new("🔄", "applying", "the reviewed plan is being applied"),
        Stage.Migrating { CancelledBecause: { } because } => new("🔄", "migrating", $"the migration is let finish, then it ends: {because}"),
        Stage.Migrating { Snapshot: null } => new("🔄", "migrating", "the database is being migrated; production traffic has not moved"),
        Stage.Migrating => new("🔄", "migrating", "a snapshot of the database is made, then it is migrated; production traffic has not moved"),
        Stage.Shifting shifting => new("🔄", "shifting", Shifting(shifting)),
        Stage.Testing => new("🔄", "testing", "it is verified and serves all traffic; the repository's tests run against it"),
        Stage.Baking { Confirming: true } => new("🔄", "baking", "the watch is over; what runs is being compared with what was asked for"),
        Stage.Baking baking => new("🔄", "baking", $"{(baking.Target.ServiceUrl is null ? "nothing but the new version runs" : "all traffic is on the new version")}; its alarms are being watched until {Sentences.Clock(baking.Until)}"),
        var other => new("🔄", other.Name, "it goes on"),
    };

    private static Verdict Ended(Stage.Ended ended, bool hasStarted, TestReport? tested) => ended.Outcome switch
    {
        Outcome.Released when tested is { Passed: false } => new("⚠️", "released, tests failed", ended.Sentence),
        Outcome.Released => new("✅", "released", ended.Sentence),
        Outcome.RolledBack => new("↩️", "rolled back", ended.Sentence),
        Outcome.Failed => new("❌", "failed", ended.Sentence),
        Outcome.Rejected when hasStarted => new("⛔", "rejected", ended.Sentence),
        Outcome.Rejected => new("🔒", "not started", ended.Sentence),
        Outcome.Expired => new("⌛", "expired", ended.Sentence),
        Outcome.Previewed => new("👀", "previewed", ended.Sentence),
        Outcome.Superseded => new("⏭️", "superseded", ended.Sentence),
        _ => new("⏹️", "cancelled", ended.Sentence),
    };

    private static string Shifting(Stage.Shifting shifting) => shifting.Tests switch
    {
        _ when shifting.Target.Rolls => "new tasks are being started; old ones end as those become healthy",
        { Smoke.Passed: false } => "the smoke test of production failed; the traffic goes back",
        { SmokeHook: not null } => "production traffic moved; it is being tested",
        { Green.Passed: false } => "green failed its test; production traffic does not move",
        { Green.Passed: true } => "green passed its test; production traffic is moving",
        { GreenHook: not null } => "green runs and is being tested; production traffic has not moved",
        _ => "green is being started; production traffic has not moved",
    };

    private static string Path(RollbackPath path, Release target) =>
        path is not RollbackPath.Reroute ? "a new rollout" : target.Target.Rolls ? "stopping the rollout" : "re-routing";
}
