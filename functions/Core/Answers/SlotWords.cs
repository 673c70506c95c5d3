using Delightful.Core.Feedback;
using Delightful.Core.Gate;
using Delightful.Core.Slots;

namespace Delightful.Core.Answers;

/// <summary>How a slot stands, in a few sentences for who asks.</summary>
public static class SlotWords
{
    /// <summary>What runs, what serves, what waits and what is held.</summary>
    public static string Of(Slot slot, DateTimeOffset now) => string.Join(' ', Sentences(slot, now));

    private static IEnumerable<string> Sentences(Slot slot, DateTimeOffset now)
    {
        yield return slot.Active is { } active
            ? $"{slot.Key}: {active.Request.Tag} ({active.Id}) is at {Steps.Title(active.Stage.Name).ToLowerInvariant()}{(Doubts.IsInconclusive(active) ? ", because nobody could judge its plan" : "")}, accepted {Words.Duration(now - active.AcceptedAt)} ago."
            : $"{slot.Key}: nothing runs.";
        yield return slot.Current is { } current
            ? $"{current.Tag} serves, verified {Words.Duration(now - current.VerifiedAt)} ago."
            : "No verified release serves.";
        if (!slot.Waiting.IsEmpty)
            yield return $"{slot.Waiting.Length} {(slot.Waiting.Length == 1 ? "waits" : "wait")}.";
        if (slot.Hold is { } hold)
            yield return $"{hold.Tag} is held since {Words.Duration(now - hold.Since)} by {hold.Author}: {hold.Reason}.";
    }
}
