using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Slots;

namespace Delightful.Core.Answers;

/// <summary>What a comment on a pull request is about: a comment speaks for the change of its own pull request only.</summary>
public static class AnswerSubject
{
    /// <summary>True for an action that is about a change, so that it must come from that change's pull request.</summary>
    public static bool IsAboutAChange(AnswerAction action) => action is not (AnswerAction.Lift or AnswerAction.Status);

    /// <summary>The commit that an action is about in a slot: what runs, else, for going back, what serves; null when nobody knows it.</summary>
    public static string? CommitOf(AnswerAction action, Slot slot) =>
        slot.Active is { } active ? CommentPlace.CommitOf(active)
        : action is AnswerAction.Rollback && slot.Current is { } current ? current.Commit ?? ImageTag.Parse(current.Tag).Commit
        : null;
}
