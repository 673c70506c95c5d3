using Delightful.Core.Errors;
using Delightful.Core.Events;
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
        _ => new AnswerVerdict.Refused(new InputError(
            RequestErrors.NothingAsks, $"{answer.Action.Doing()}: no deployment of {slot.Key} waits for an answer. {SlotWords.Of(slot, now)}")),
    };

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
