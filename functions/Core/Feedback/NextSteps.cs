using System.Collections.Immutable;
using System.Globalization;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Slots;

namespace Delightful.Core.Feedback;

/// <summary>One thing a reader can do now.</summary>
/// <param name="Says">What for.</param>
/// <param name="Command">The command to type; null when there is nothing to type.</param>
internal sealed record NextStep(string Says, string? Command = null);

/// <summary>What can be done about a deployment at this moment; every command is valid as it stands.</summary>
internal static class NextSteps
{
    public static ImmutableArray<NextStep> Of(Deployment deployment, FeedbackContext context)
    {
        var key = SlotKey.TryParse(deployment.Slot)!.Value;
        var slot = $"{key.Service} --env {key.Environment}";
        var rollback = $"delightful rollback {slot} --reason \"...\"";
        var lift = new NextStep("Allow this image again:", $"delightful hold lift {slot} --reason \"...\"");
        return deployment.Stage switch
        {
            Stage.Waiting => [new("Nothing: it starts by itself.")],
            Stage.RollingBack => [new("Nothing: the release before is being brought back.")],
            Stage.Analyzing or Stage.Planning => [new("Nothing: it goes on by itself. A newer push takes its place when it waits.")],
            Stage.Approving { IsApproved: false } asking => Answers(deployment, asking, slot),
            Stage.Approving => [new("Nothing: it is approved and goes on by itself.")],
            Stage.Applying => [new("Nothing: an apply is never interrupted.")],
            Stage.Shifting or Stage.Baking when deployment.Request.Kind is DeploymentKind.Rollback => [new("Nothing: it goes on by itself.")],
            Stage.Shifting or Stage.Baking when deployment.Previous is { } previous => [new($"Go back to {previous.Tag}{Fast(deployment.Stage)}:", rollback)],
            Stage.Shifting or Stage.Baking => [new("Nothing: this is the first release, so there is none to go back to.")],
            Stage.Ended { Outcome: Outcome.Previewed } => [new("Merge it: an image of the main branch is what is deployed. This one never is.")],
            Stage.Ended { Outcome: Outcome.Released } => [.. WayBack(context.Target, rollback), .. Lift(context.Hold, slot)],
            Stage.Ended { Outcome: Outcome.RolledBack } => [new("Push a fix: a newer image ends the hold by itself where the environment allows it."), lift],
            Stage.Ended { Outcome: Outcome.Rejected } when deployment.Plan is not null => [new("Change what was refused and push again.")],
            Stage.Ended { Outcome: Outcome.Rejected } when deployment.Request.Kind is DeploymentKind.Push => [lift, new("Then push the image again.")],
            Stage.Ended { Outcome: Outcome.Rejected } when deployment.Request.Kind is DeploymentKind.Promotion => [lift, new("Then promote it again.")],
            Stage.Ended { Outcome: Outcome.Expired } => [new("Push the image again, or promote it again: nobody answered in time.")],
            Stage.Ended { Outcome: Outcome.Failed } => [new("Push a fix; the next push starts by itself.")],
            _ => [],
        };
    }

    /// <summary>Who may answer stands with the first; the commands are as they are typed.</summary>
    private static ImmutableArray<NextStep> Answers(Deployment deployment, Stage.Approving asking, string slot)
    {
        var approvers = deployment.Request.Settings.Approvals.Approvers;
        var who = approvers.IsEmpty ? "" : $" ({string.Join(", ", approvers.Select(a => a.Name))})";
        var word = AnswerRules.NeedsWord(deployment.Request) ? $" --confirm {Confirmation.Word}" : "";
        return
        [
            new($"Approve it{who}, until {asking.Until.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC:", $"delightful approve {slot} --reason \"...\"{word}"),
            new("Reject it:", $"delightful reject {slot} --reason \"...\""),
        ];
    }

    private static ImmutableArray<NextStep> WayBack(Release? target, string rollback) =>
        target is null ? [] : [new($"Go back to {target.Tag}:", rollback)];

    private static ImmutableArray<NextStep> Lift(Hold? hold, string slot) =>
        hold is null ? [] : [new($"Allow {hold.Tag} again:", $"delightful hold lift {slot} --reason \"...\"")];

    private static string Fast(Stage stage) =>
        stage is Stage.Baking { BlueAlive: false } ? " by a new rollout" : " at once, while the old version is still alive";
}
