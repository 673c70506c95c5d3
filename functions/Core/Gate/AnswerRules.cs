using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Delightful.Core.Deployments;
using Delightful.Core.Errors;
using Delightful.Core.Events;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Core.Gate;

/// <summary>Whether an answer counts. It fails closed: what cannot be told for certain does not approve.</summary>
public static class AnswerRules
{
    /// <summary>What is wrong with an answer, as the slot stands; null when it counts.</summary>
    public static InputError? Check(Slot slot, SlotEvent.ApprovalDecided answer, DateTimeOffset now)
    {
        if (slot.Active is not { Stage: Stage.Approving asking } active || active.Id != answer.DeploymentId)
            return Wrong(RequestErrors.NothingAsks, $"no deployment {answer.DeploymentId} of {slot.Key} waits for an answer");
        if (asking.IsApproved)
            return Wrong(RequestErrors.NothingAsks, $"{active.Decisions[^1].By.Title} has approved it already");
        if (now >= asking.Until)
            return Wrong(RequestErrors.NothingAsks, $"it could be answered until {asking.Until.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC");
        return IsSame(answer.Token, asking.Token)
            ? CheckPerson(active, answer)
            : Wrong(RequestErrors.AnswersSomethingElse, "the answer is to something else than what is asked now; look at it again");
    }

    /// <summary>What people should know about an approval that counts; null for nothing.</summary>
    public static string? Remark(Deployment active, SlotEvent.ApprovalDecided answer)
    {
        var approvals = active.Request.Settings.Approvals;
        return answer.Approves && approvals.NotTheAuthor && Ownership.Of(active, answer, ApproverOf(approvals, answer.By)) is null
            ? $"nobody could tell whether {answer.By.Name} approved their own change; they are on the list of approvers"
            : null;
    }

    private static InputError? CheckPerson(Deployment active, SlotEvent.ApprovalDecided answer)
    {
        var (settings, by) = (active.Request.Settings, answer.By);
        var approvals = settings.Approvals;
        if (!by.IsVerified && !approvals.TakesUnproven)
            return Wrong(RequestErrors.NotProven, $"an event does not prove who sent it, so {by.Name} cannot answer by one in {settings.Name}; answer in Slack, on the pull request or with the command line");
        if (by.IsBot)
            return Wrong(RequestErrors.NotAnApprover, $"{by.Name} is a program, and a person is asked");
        var approver = ApproverOf(approvals, by);
        var isOwn = Ownership.Of(active, answer, approver);
        if (!approvals.Approvers.IsEmpty && approver is null && !(isOwn == true && !answer.Approves))
            return Wrong(RequestErrors.NotAnApprover, $"{by.Name} is no approver of {settings.Name}; these are: {string.Join(", ", approvals.Approvers.Select(a => a.Name))}");
        return answer.Approves ? CheckApproval(active, answer, settings, approver, isOwn) : null;
    }

    private static InputError? CheckApproval(
        Deployment active, SlotEvent.ApprovalDecided answer, EnvironmentSettings settings, Approver? approver, bool? isOwn)
    {
        if (settings.Approvals.NotTheAuthor && isOwn == true)
            return Wrong(RequestErrors.OwnChange, $"{answer.By.Name} cannot approve their own change in {settings.Name}; another approver can");
        if (settings.Approvals.NotTheAuthor && isOwn is null && approver is null)
            return Wrong(RequestErrors.OwnChange, $"nobody can tell whether this is the change of {answer.By.Name}; in {settings.Name} only somebody on its list of approvers can approve it then");
        return NeedsWord(active.Request) && !Confirmation.IsTyped(answer.Confirmation)
            ? Wrong(RequestErrors.NotConfirmed, $"{settings.Name} is production; type {Confirmation.Word} to confirm that it may change")
            : null;
    }

    /// <summary>True when it matters to an answer who wrote the change: nobody approves their own, or its author may take it back.</summary>
    public static bool AsksForAuthors(ApprovalSettings approvals, bool approves) => approves ? approvals.NotTheAuthor : !approvals.Approvers.IsEmpty;

    /// <summary>True when an approval has to carry the typed word: in production, unless it was typed with the promotion.</summary>
    public static bool NeedsWord(DeploymentRequest request) => request.Settings.Production && request.Kind != DeploymentKind.Promotion;

    private static Approver? ApproverOf(ApprovalSettings approvals, Person by) => approvals.Approvers.FirstOrDefault(a => a.Is(by));

    private static bool IsSame(string given, string asked) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(asked));

    private static InputError Wrong(string code, string why) => new(code, $"answering: {why}");
}
