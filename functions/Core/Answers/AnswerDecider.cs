using Delightful.Core.Deployments;
using Delightful.Core.Errors;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Core.Slots;

namespace Delightful.Core.Answers;

/// <summary>
/// What comes of an answer, from what is true now. A button may be pressed long after its message was written, so what it
/// was about is compared with what is there. The slot decides once more, under its version: this only spares a person the wait.
/// </summary>
public static class AnswerDecider
{
    /// <summary>The verdict on an answer.</summary>
    public static AnswerVerdict Decide(Answer answer, Slot slot, DateTimeOffset now) => answer.Action switch
    {
        AnswerAction.Rollback => RollBack(answer, slot, now),
        AnswerAction.Unlock => Unlock(answer, slot, now),
        AnswerAction.Lift => slot.Hold is { } hold ? AnswerEvents.Lift(answer, hold) : NothingThere(answer, "nothing is held", slot, now),
        AnswerAction.Status => new AnswerVerdict.Told(SlotWords.Of(slot, now)),
        _ => Settle(answer, slot, now),
    };

    /// <summary>
    /// A yes or a no. A button is about the plan of its message; a command, which names none, is about what was asked when it
    /// was written. Who wrote the change is asked later, so whether it is somebody's own is left to the slot.
    /// </summary>
    private static AnswerVerdict Settle(Answer answer, Slot slot, DateTimeOffset now)
    {
        if (slot.Active is not { Stage: Stage.Approving asking } active || (answer.DeploymentId is { } meant && meant != active.Id))
            return Refused(RequestErrors.NothingAsks, answer, $"{answer.DeploymentId ?? "no deployment"} {(answer.DeploymentId is null ? "waits" : "does not wait")} for an answer in {slot.Key}. {SlotWords.Of(slot, now)}");
        if (answer.Plan is { } plan && plan != asking.Artifact.Sha256)
            return Refused(RequestErrors.AnswersSomethingElse, answer, "it was planned again since; look at what it asks now");
        if (answer.DeploymentId is null && active.Timeline.LastOrDefault(t => t.Stage == asking.Name)?.StartedAt is { } since && answer.At < since)
            return Refused(RequestErrors.AnswersSomethingElse, answer, "it asked after you had answered; look at what it asks now");
        var given = AnswerEvents.Decision(answer, active.Id, asking.Token);
        var decided = new SlotEvent.ApprovalDecided(
            answer.Id, active.Id, answer.Action is AnswerAction.Approve, asking.Token, answer.By, AnswerEvents.ReasonOf(answer), answer.Confirmation, []);
        return AnswerRules.Check(slot, decided, now) is { } wrong && wrong.Code != RequestErrors.OwnChange ? new AnswerVerdict.Refused(wrong) : given;
    }

    private static AnswerVerdict.Refused Refused(string code, Answer answer, string why) => new(new InputError(code, $"{answer.Action.Doing()}: {why}"));

    private static AnswerVerdict RollBack(Answer answer, Slot slot, DateTimeOffset now) =>
        slot.Releases.IsEmpty ? NothingThere(answer, "there is no verified release to go back to", slot, now)
        : answer.DeploymentId is { } meant && meant != slot.Active?.Id && meant != slot.Current?.DeploymentId
            ? NothingThere(answer, $"{meant} does not serve any more", slot, now)
        : AnswerEvents.Rollback(answer);

    private static AnswerVerdict Unlock(Answer answer, Slot slot, DateTimeOffset now) =>
        slot.Active is not { } active ? NothingThere(answer, "nothing runs", slot, now)
        : answer.DeploymentId is { } meant && meant != active.Id ? NothingThere(answer, $"{meant} is over", slot, now)
        : AnswerEvents.Unlock(answer, active.Id);

    private static AnswerVerdict.Refused NothingThere(Answer answer, string what, Slot slot, DateTimeOffset now) =>
        new(new InputError(AnswerErrors.NothingThere, $"{answer.Action.Doing()}: {what} in {slot.Key}. {SlotWords.Of(slot, now)}"));
}
