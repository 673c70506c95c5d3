using System.Collections.Immutable;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;

namespace Delightful.Core.Feedback;

/// <summary>The steps of a deployment, from its timeline: what ran, what runs, and what is to come.</summary>
public static class Steps
{
    private static readonly ImmutableArray<string> Push = ["analyze", "plan", "apply", "shift", "smoke", "bake"];
    private static readonly ImmutableArray<string> ByHand = ["shift", "smoke", "bake"];
    private static readonly ImmutableArray<string> Preview = ["analyze", "plan"];

    /// <summary>The steps of its kind of deployment, in order; one that went back has that step too.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="now">The time.</param>
    /// <param name="smokeSince">Since when its smoke test runs, which has no stage of its own; null while it does not, or when nobody knows.</param>
    public static ImmutableArray<Step> Of(Deployment deployment, DateTimeOffset now, DateTimeOffset? smokeSince = null)
    {
        var steps = deployment.Request.Kind switch
        {
            DeploymentKind.Rollback => ByHand,
            DeploymentKind.Preview => Preview,
            _ => Push,
        };
        if (deployment.Migration is not null)
            steps = steps.Insert(3, "migrate");
        if (deployment.Timeline.Any(t => t.Stage == "test"))
            steps = steps.Add("test");
        if (deployment.Timeline.Any(t => t.Stage == "approve"))
            steps = steps.Insert(2, "approve");
        if (deployment.Timeline.Any(t => t.Stage == "rollback"))
            steps = steps.Add("rollback");
        return [.. steps.Select(step => step == "smoke" ? SmokeStep(deployment, now, smokeSince) : One(deployment, step, now))];
    }

    /// <summary>What people call a stage or a step.</summary>
    /// <param name="stage">The stage or step, as in events.</param>
    /// <param name="rolls">True for a deployment whose new tasks take the place of the old ones.</param>
    public static string Title(string stage, bool rolls = false) => stage switch
    {
        "waiting" => "Waiting",
        "analyze" => "Analyze",
        "plan" => "Plan",
        "approve" => "Approval",
        "apply" => "Apply",
        "migrate" => "Migrate",
        "shift" when rolls => "Shift (task by task)",
        "shift" => "Shift (green)",
        "smoke" => "Smoke test",
        "bake" => "Bake",
        "test" => "Tests",
        "rollback" => "Roll back",
        _ => "Ended",
    };

    private static Step One(Deployment deployment, string step, DateTimeOffset now)
    {
        var title = Title(step, deployment.Rolls);
        var runs = deployment.Timeline.Where(t => t.Stage == step).ToList();
        if (runs is not [.., var last])
            return new Step(step, title, deployment.IsOver || IsGoingBack(deployment) ? StepState.Skipped : StepState.Pending, null, null);
        var took = runs.Aggregate(TimeSpan.Zero, (sum, run) => sum + ((run.EndedAt ?? now) - run.StartedAt));
        if (step == "test" && deployment.Tested is { } tested)
            return tested.Passed is { } passed
                ? new Step(step, title, passed ? StepState.Done : StepState.Failed, took, last.Link, tested.Sentence)
                : new Step(step, title, StepState.Skipped, null, last.Link, tested.Sentence);
        return step == "shift" && Tested(deployment) is { } state
            ? new Step(step, title, state, took, last.Link, state is StepState.Failed ? "green failed its test" : null)
            : new Step(step, title, StateOf(deployment, last), took, last.Link, Because(deployment, last));
    }

    /// <summary>It runs inside the rollout, so that is where its work can be looked at.</summary>
    private static Step SmokeStep(Deployment deployment, DateTimeOffset now, DateTimeOffset? since)
    {
        var state = Smoke(deployment);
        if (state is StepState.Pending && since is not null && deployment.Stage is Stage.Shifting)
            state = StepState.Running;
        var link = state is StepState.Pending or StepState.Skipped ? null : deployment.Timeline.LastOrDefault(t => t.Stage == "shift")?.Link;
        return new Step("smoke", Title("smoke"), state, state is StepState.Running ? now - since : deployment.Tests.Smoke?.Took, link);
    }

    /// <summary>What people and policies decided is no failure of the step.</summary>
    private static string? Because(Deployment deployment, TimelineEntry entry) => (deployment.Stage, entry.Stage) switch
    {
        _ when deployment.Timeline[^1] != entry => null,
        (Stage.Ended { Outcome: Outcome.Rejected }, "approve") when deployment.Decisions is [.., { Approves: false }] => "rejected",
        (Stage.Ended { Outcome: Outcome.Rejected }, _) when deployment.Review?.Verdict is ReviewVerdict.Deny => "the plan is refused",
        (Stage.Ended { Outcome: Outcome.Expired }, _) => "nobody answered",
        _ => null,
    };

    /// <summary>What the tests tell of the shift: traffic moves only to a green that passed, and production is tested once it moved.</summary>
    private static StepState? Tested(Deployment deployment) => deployment.Tests switch
    {
        { Green.Passed: false } => StepState.Failed,
        { Smoke: not null } => StepState.Done,
        _ => null,
    };

    /// <summary>A step that was left for the next one went well; one that was left for the end or for a rollback did not.</summary>
    private static StepState StateOf(Deployment deployment, TimelineEntry entry)
    {
        if (entry.EndedAt is null && !deployment.IsOver)
            return Doubts.IsInconclusive(deployment) ? StepState.Inconclusive
                : deployment.Stage is Stage.Approving { IsApproved: false } ? StepState.Asking
                : StepState.Running;
        var next = deployment.Timeline.SkipWhile(t => t != entry).Skip(1).FirstOrDefault();
        if (next is not null)
            return next.Stage == "rollback" ? StepState.Failed : StepState.Done;
        return deployment.Stage is Stage.Ended { Outcome: Outcome.Released or Outcome.RolledBack or Outcome.Previewed } ? StepState.Done
            : deployment.Stage is Stage.Ended { Outcome: Outcome.Cancelled or Outcome.Superseded or Outcome.Expired } ? StepState.Skipped
            : StepState.Failed;
    }

    private static StepState Smoke(Deployment deployment) => deployment switch
    {
        { Tests.Smoke: { } smoke } => smoke.Passed ? StepState.Done : StepState.Failed,
        { Stage: Stage.Shifting { Tests.SmokeHook: not null } } => StepState.Running,
        _ when deployment.Timeline.Any(t => t.Stage == "bake") => StepState.Done,
        _ => deployment.IsOver || IsGoingBack(deployment) ? StepState.Skipped : StepState.Pending,
    };

    private static bool IsGoingBack(Deployment deployment) => deployment.Stage is Stage.RollingBack;
}
