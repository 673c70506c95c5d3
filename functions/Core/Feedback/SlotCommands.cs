using Delightful.Core.Answers;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Feedback;

/// <summary>The commands of a slot, as they are typed.</summary>
internal sealed record SlotCommands(SlotKey Slot)
{
    private const string Why = "--reason \"...\"";

    private string Place => $"{Slot.Service} --env {Slot.Environment}";

    public string Rollback => $"delightful rollback {Place} {Why}";

    public string RollbackTo(Release release) => $"delightful rollback {Place} --to {release.Tag} {Why}";

    public string Approve => $"delightful approve {Place} {Why}";

    public string Reject => $"delightful reject {Place} {Why}";

    public string SayApprove => $"{AnswerCommand.Name} {AnswerAction.Approve.Word()} {Slot}";

    public string SayReject => $"{AnswerCommand.Name} {AnswerAction.Reject.Word()} {Slot}";

    public string SayRollback => $"{AnswerCommand.Name} {AnswerAction.Rollback.Word()} {Slot}";

    public string SayUnlock => $"{AnswerCommand.Name} {AnswerAction.Unlock.Word()} {Slot}";

    public string SayLift => $"{AnswerCommand.Name} {AnswerAction.Lift.Word()} {Slot}";

    public string Lift => $"delightful hold lift {Place} {Why}";

    public string Unlock(Deployment deployment) => $"delightful unlock {Place} --deployment {deployment.Id} {Why}";
}
