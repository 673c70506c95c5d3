using Delightful.Core.Slots;

namespace Delightful.Core.Replays;

/// <summary>Events and commands in a few words, for those who read a replay.</summary>
public static class Happening
{
    /// <summary>What happened.</summary>
    public static string Of(SlotEvent happened) => What(happened) + (happened.Synthetic ? " (found by asking)" : "");

    /// <summary>What is to be done.</summary>
    public static string Of(SlotCommand command) => command switch
    {
        SlotCommand.Announce a => $"tell of {a.Change.Tag}",
        SlotCommand.RequestAnalysis => "ask for the analysis",
        SlotCommand.StartPlan => "start the plan",
        SlotCommand.ReviewPlan => "review the plan",
        SlotCommand.RequestApproval => "ask for approval",
        SlotCommand.StartApply a => $"start the apply under fence {a.Fence}",
        SlotCommand.StartMigration m => $"start the migration under fence {m.Fence}",
        SlotCommand.StartTests => "start the repository's tests",
        SlotCommand.CheckAlarms => "check the alarms",
        SlotCommand.CreateRollout => "create the rollout",
        SlotCommand.StopRollout s => $"stop the rollout {s.RolloutId}",
        SlotCommand.TestGreen => "test green",
        SlotCommand.SmokeTest => "test production",
        SlotCommand.AnswerHook a => a.Passed ? "answer the hook: passed" : "answer the hook: failed",
        SlotCommand.ReleaseStateLock r => $"release the state lock {r.LockId}",
        SlotCommand.FindApply f => $"look for the build of {f.Command}",
        SlotCommand.ConfirmRunning => "compare what runs",
        _ => command.GetType().Name,
    };

    private static string What(SlotEvent happened) => happened switch
    {
        SlotEvent.ImagePushed e => $"{e.Tag} was pushed",
        SlotEvent.AnalysisCompleted e => e.Succeeded ? "the analysis is done" : "the analysis refused the source",
        SlotEvent.BuildStarted e => $"the {Step(e.Command)} build runs",
        SlotEvent.BuildChanged e => $"the {Step(e.Command)} build: {Status(e.Status)}",
        SlotEvent.PlanReviewed e => $"the plan was reviewed{(e.Review is { } review ? $": {review.Verdict.ToString().ToLowerInvariant()}" : "")}",
        SlotEvent.ApprovalDecided e => $"{e.By.Name} {(e.Approves ? "approves" : "rejects")}",
        SlotEvent.AlarmsChecked e => e.Raised.IsEmpty ? "no alarm is raised" : $"raised already: {string.Join(", ", e.Raised)}",
        SlotEvent.RolloutStarted => "the rollout runs",
        SlotEvent.RolloutChanged e => $"the rollout: {Status(e.Status)}",
        SlotEvent.HookInvoked => "the rollout asks for a verdict",
        SlotEvent.GreenTested e => $"green was tested: {Verdict(e.Report.Passed)}",
        SlotEvent.SmokeTested e => $"production was tested: {Verdict(e.Report.Passed)}",
        SlotEvent.RunningConfirmed e => e.Matches ? "the right image runs" : "another image runs",
        SlotEvent.AlarmRaised e => $"the alarm {e.Alarm} went off",
        SlotEvent.RollbackRequested e => $"{e.RequestedBy} asked for {e.ToTag ?? "the release before"}",
        SlotEvent.PromotionRequested e => $"{e.By.Name} wants {e.Release.Tag} of {e.From}",
        SlotEvent.HoldLiftRequested e => $"{e.RequestedBy} lifted the hold",
        SlotEvent.UnlockRequested e => $"{e.RequestedBy} asked to give {e.DeploymentId} up",
        SlotEvent.StateLockChecked e => e.Released ? "the state lock was released" : $"the state lock stays: {e.Evidence}",
        SlotEvent.CommandDone e => $"{Step(e.Command)} is done",
        SlotEvent.CommandFailed e => $"{Step(e.Command)} cannot be done: {e.Why}",
        SlotEvent.Ticked => "time passed",
        _ => happened.GetType().Name,
    };

    private static string Step(string command) => CommandId.TryParse(command)?.Step ?? "unknown";

    private static string Status(WorkStatus status) => status.ToString().ToLowerInvariant();

    private static string Verdict(bool passed) => passed ? "passed" : "failed";
}
