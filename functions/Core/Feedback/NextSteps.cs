using System.Collections.Immutable;
using System.Globalization;
using Delightful.Core.Deployments;
using Delightful.Core.Forecasts;
using Delightful.Core.Gate;
using Delightful.Core.Slots;

namespace Delightful.Core.Feedback;

/// <summary>What can be done about a deployment at this moment; every command is valid as it stands.</summary>
internal static class NextSteps
{
    private static readonly ImmutableArray<Via> Everywhere = [Via.Slack, Via.GitHub];

    /// <summary>A comment speaks for the change of its own pull request only; the chat names the slot.</summary>
    private static readonly ImmutableArray<Via> InTheChat = [Via.Slack];

    public static ImmutableArray<NextStep> Of(Deployment deployment, FeedbackContext context)
    {
        var commands = new SlotCommands(SlotKey.TryParse(deployment.Slot)!.Value);
        return deployment.Stage switch
        {
            Stage.Waiting when context.Queue?.Holder is { Stalled: true } holder =>
                [new($"Look at the work of {holder.Request.Tag}, which is ahead and has stalled. If that is over, give it up, and this one starts:", commands.Unlock(holder)) { Said = commands.SayUnlock, HeardIn = InTheChat }],
            Stage.Waiting when context.Queue?.Holder is { Stage: Stage.Approving { IsApproved: false } } asks =>
                [new($"Answer {asks.Request.Tag}, which is ahead and waits for approval: its own comment and message say how, and by whom.")],
            Stage.Waiting => [NextStep.Nothing("it starts by itself.")],
            Stage.Ended ended => AfterTheEnd(deployment, ended.Outcome, context, commands),
            _ when deployment.Stalled =>
                [new("Look at the linked work of the step that runs. If that is over, give this deployment up:", commands.Unlock(deployment)) { Said = commands.SayUnlock, HeardIn = Everywhere }],
            Stage.RollingBack => [NextStep.Nothing("the release before is being brought back.")],
            Stage.Analyzing or Stage.Planning => [NextStep.Nothing("it goes on by itself. A newer push takes its place when it waits.")],
            Stage.Approving { IsApproved: false } asking => Answers(deployment, asking, commands),
            Stage.Approving => [NextStep.Nothing("it is approved and goes on by itself.")],
            Stage.Applying => [NextStep.Nothing("an apply is never interrupted.")],
            Stage.Migrating => [NextStep.Nothing("a migration is never interrupted.")],
            _ when deployment.Request.Kind is DeploymentKind.Rollback => [NextStep.Nothing("it goes on by itself.")],
            _ when deployment.Previous is { } previous => [new($"Go back to {previous.Tag}{Path(deployment.Stage, context.WayBack)}:", commands.Rollback) { Said = commands.SayRollback, HeardIn = Everywhere }],
            _ => [NextStep.Nothing("this is the first release, so there is none to go back to.")],
        };
    }

    private static ImmutableArray<NextStep> AfterTheEnd(Deployment deployment, Outcome outcome, FeedbackContext context, SlotCommands commands) => outcome switch
    {
        Outcome.Released =>
        [
            .. context.Target is { } target ? [new NextStep($"Go back to {target.Tag}, by a new rollout{In(context.WayBack)}:", commands.Rollback) { Said = commands.SayRollback, HeardIn = context.Serves ? Everywhere : InTheChat }] : ImmutableArray<NextStep>.Empty,
            .. context.Hold is { } hold ? [Lift($"Allow {hold.Tag} again:", context, commands)] : ImmutableArray<NextStep>.Empty,
        ],
        Outcome.RolledBack => [new("Push a fix: a newer image ends the hold by itself where the environment allows it."), Lift("Allow this image again:", context, commands)],
        Outcome.Previewed => [new("Merge it: an image of the main branch is what is deployed. This one never is.")],
        Outcome.Expired => [new("Nobody answered in time: push the image again, or promote it again.")],
        Outcome.Rejected when deployment.Plan is not null => [new("Change what was refused and push again.")],
        Outcome.Rejected when deployment.Request.Kind is DeploymentKind.Push && context.Hold is not null =>
            [Lift("Allow this image again:", context, commands), new("Then push the image again.")],
        Outcome.Rejected when deployment.Request.Kind is DeploymentKind.Promotion && context.Hold is not null =>
            [Lift("Allow this image again:", context, commands), new("Then promote it again.")],
        Outcome.Failed when deployment.Migration is { Database: { } database, Snapshot: { } snapshot, Task: not null, Succeeded: false } =>
        [
            new("Look at what the migration left. To have the data from before, restore the snapshot beside the database:", Restore(database, snapshot)),
            new("Then push a fix of the migration: the next push runs it again, after a snapshot of its own."),
        ],
        Outcome.Failed when deployment.Previous is { } previous && deployment.Timeline.Any(t => t.Stage == "rollback") && ImageTag.IsTag(previous.Tag) =>
            [new("Look at what serves: nobody verified it. Then push a fix, or try once more to go back:", commands.RollbackTo(previous))],
        Outcome.Failed when deployment.Timeline is [.., { Stage: "apply" }] =>
            [new("What was applied before it failed stays as it is, and no traffic moved. Push a fix: the next plan shows what is left to do.")],
        Outcome.Failed => [new("Push a fix; the next push starts by itself.")],
        _ => [],
    };

    /// <summary>Who may answer stands with the first; the commands are as they are typed.</summary>
    private static ImmutableArray<NextStep> Answers(Deployment deployment, Stage.Approving asking, SlotCommands commands)
    {
        var approvers = deployment.Request.Settings.Approvals.Approvers;
        var who = approvers.IsEmpty ? "" : $" ({string.Join(", ", approvers.Select(a => a.Name))})";
        var until = asking.Until.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var heard = Everywhere.RemoveAll(place => !IsHeard(approvers, place));
        var word = AnswerRules.NeedsWord(deployment.Request) ? $" --confirm {Confirmation.Word}" : "";
        return
        [
            .. Doubts.IsInconclusive(deployment) ? [new NextStep(AllTheSame(deployment.Review!))] : ImmutableArray<NextStep>.Empty,
            new($"Approve it{who}, until {until} UTC:", commands.Approve + word) { Said = commands.SayApprove + (word.Length == 0 ? "" : $" {Confirmation.Word}"), HeardIn = heard },
            new("Reject it:", commands.Reject) { Said = commands.SayReject, HeardIn = heard },
        ];
    }

    /// <summary>What an approval of a plan means that nobody could judge.</summary>
    private static string AllTheSame(PlanReview review) => review.Items.Any(item => item.Code == RiskWords.OpaSilent)
        ? "Read the plan yourself, and find out why the policies do not answer. After an approval they are asked once more: what they say by then counts, and while they are silent your approval stands in for them."
        : "Read the plan yourself: nobody else has judged it, and your approval stands in for the review.";

    /// <summary>True where an answer of somebody may be heard: some approver is known there, or everybody may answer.</summary>
    private static bool IsHeard(ImmutableArray<Approver> approvers, Via via) =>
        approvers.IsEmpty || approvers.Any(a => (via is Via.Slack ? a.Slack : a.GitHub) is not null);

    private static NextStep Lift(string says, FeedbackContext context, SlotCommands commands) =>
        new(says, commands.Lift) { Said = commands.SayLift, HeardIn = context.Hold is null ? [] : Everywhere };

    private static string Restore(string database, string snapshot) =>
        $"aws rds restore-db-instance-from-db-snapshot --db-instance-identifier {database}-restored --db-snapshot-identifier {snapshot}";

    private static string Path(Stage stage, Expectation? wayBack) => stage switch
    {
        Stage.Baking { BlueAlive: true } baking =>
            $", at once until {Sentences.Clock(baking.Until)}, as long as the old version is kept; after that by a new rollout{In(wayBack)}",
        Stage.Baking or Stage.Testing => $", by a new rollout{In(wayBack)}",
        Stage.Shifting { Target.Rolls: true } => ", by stopping the rollout",
        _ => ", at once, while the old version is still alive",
    };

    private static string In(Expectation? wayBack) => wayBack is null ? "" : $" in about {Words.Duration(wayBack.Likely)}";
}
