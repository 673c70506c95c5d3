using System.Text.Json;
using Delightful.Core.Events;
using Delightful.Core.Slots;

namespace Delightful.Core.Answers;

/// <summary>The events that answers become. They say who answered, which our functions believe because one of them proved it.</summary>
internal static class AnswerEvents
{
    /// <summary>The event "Approval Decided" about what is asked now.</summary>
    public static AnswerVerdict.Taken Decision(Answer answer, string deployment, string token) => new(
        ApprovalDecided.DetailType,
        JsonSerializer.Serialize(
            new ApprovalDecided
            {
                Service = answer.Slot.Service,
                Environment = answer.Slot.Environment,
                DeploymentId = deployment,
                Decision = answer.Action is AnswerAction.Approve ? ApprovalDecided.Approve : ApprovalDecided.Reject,
                Token = token,
                By = By.Of(answer.By),
                Reason = ReasonOf(answer),
                Confirmation = answer.Confirmation,
                RequestId = answer.Id,
                At = answer.At,
            },
            CoreJson.Default.ApprovalDecidedDetail),
        $"{answer.By.Name} {(answer.Action is AnswerAction.Approve ? "approves" : "rejects")} {deployment} of {answer.Slot}.");

    /// <summary>The event "Rollback Requested".</summary>
    public static AnswerVerdict.Taken Rollback(Answer answer) => new(
        RollbackRequested.DetailType,
        JsonSerializer.Serialize(
            new RollbackRequested
            {
                Service = answer.Slot.Service,
                Environment = answer.Slot.Environment,
                Reason = ReasonOf(answer),
                RequestedBy = answer.By.Title,
                By = By.Of(answer.By),
                RequestId = answer.Id,
            },
            CoreJson.Default.RollbackRequestedDetail),
        $"{answer.Slot} is going back to its last good release.");

    /// <summary>The event "Unlock Requested" for the deployment that runs.</summary>
    public static AnswerVerdict.Taken Unlock(Answer answer, string deployment) => new(
        UnlockRequested.DetailType,
        JsonSerializer.Serialize(
            new UnlockRequested
            {
                Service = answer.Slot.Service,
                Environment = answer.Slot.Environment,
                DeploymentId = deployment,
                Reason = ReasonOf(answer),
                RequestedBy = answer.By.Title,
                By = By.Of(answer.By),
                RequestId = answer.Id,
            },
            CoreJson.Default.UnlockRequestedDetail),
        $"{deployment} of {answer.Slot} is given up when its work is over; work that runs is left alone.");

    /// <summary>The event "Hold Lift Requested".</summary>
    public static AnswerVerdict.Taken Lift(Answer answer, Hold hold) => new(
        HoldLiftRequested.DetailType,
        JsonSerializer.Serialize(
            new HoldLiftRequested
            {
                Service = answer.Slot.Service,
                Environment = answer.Slot.Environment,
                Reason = ReasonOf(answer),
                RequestedBy = answer.By.Title,
                By = By.Of(answer.By),
                RequestId = answer.Id,
            },
            CoreJson.Default.HoldLiftRequestedDetail),
        $"{hold.Tag} may be deployed to {answer.Slot} again.");

    /// <summary>Their words, else from where they came: a reason is never empty.</summary>
    internal static string ReasonOf(Answer answer) => Text.CleanText.Line(answer.Reason) is { Length: > 0 } words
        ? Text.Shorten.To(words, RequestRules.LongestText)
        : $"{(answer.By.Via is Gate.Via.GitHub ? "in a comment" : "in Slack")}, without a word why";
}
