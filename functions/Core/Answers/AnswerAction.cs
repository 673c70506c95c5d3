namespace Delightful.Core.Answers;

/// <summary>What a person can answer or ask for where they read along.</summary>
public enum AnswerAction
{
    /// <summary>Let it go on.</summary>
    Approve,

    /// <summary>Do not let it go on.</summary>
    Reject,

    /// <summary>Bring back the last good release.</summary>
    Rollback,

    /// <summary>Give up a deployment that does not move.</summary>
    Unlock,

    /// <summary>Let automation deploy again after a rollback.</summary>
    Lift,

    /// <summary>Say how it stands.</summary>
    Status,
}

/// <summary>The words for actions, the same on buttons and in commands.</summary>
public static class AnswerActions
{
    /// <summary>All of them, for people.</summary>
    public const string Words = "approve, reject, rollback, unlock, lift or status";

    /// <summary>The action of a word; null when it is none.</summary>
    public static AnswerAction? Of(string? word) => word switch
    {
        "approve" => AnswerAction.Approve,
        "reject" => AnswerAction.Reject,
        "rollback" => AnswerAction.Rollback,
        "unlock" => AnswerAction.Unlock,
        "lift" => AnswerAction.Lift,
        "status" => AnswerAction.Status,
        _ => null,
    };

    /// <summary>The word of an action.</summary>
    public static string Word(this AnswerAction action) => action switch
    {
        AnswerAction.Approve => "approve",
        AnswerAction.Reject => "reject",
        AnswerAction.Rollback => "rollback",
        AnswerAction.Unlock => "unlock",
        AnswerAction.Lift => "lift",
        _ => "status",
    };

    /// <summary>What is being done, as errors begin.</summary>
    public static string Doing(this AnswerAction action) => action switch
    {
        AnswerAction.Approve => "approving",
        AnswerAction.Reject => "rejecting",
        AnswerAction.Rollback => "rolling back",
        AnswerAction.Unlock => "unlocking",
        AnswerAction.Lift => "lifting a hold",
        _ => "asking how it stands",
    };
}
