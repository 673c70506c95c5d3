using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Gate;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    /// <summary>So many answers that did not count are written down; whoever sends more of them is not heard.</summary>
    private const int MostDeclined = 5;

    private const string Declined = "an answer did not count: ";

    /// <summary>
    /// The plan was reviewed, or looked at once more after it had been approved: what may be applied is, what needs a person
    /// asks, what is denied ends.
    /// </summary>
    private static void PassOrAsk(Transition to, PlanArtifact artifact, PlanReview review)
    {
        var (active, again) = (to.Active!, GateRules.WhyAgain(to.Active!, to.Now));
        if (GateRules.WhyDenied(review) is { } denied)
            to.End(Outcome.Rejected, $"{denied}; nothing was applied");
        else if (GateRules.WhyAsked(active.Request.Settings, review) is not { } because)
            Apply(to, artifact);
        else if (GateRules.Holding(active, review, to.Now) is not { } approval)
            Ask(to, artifact, review, again + because);
        else
        {
            if (approval.PlanSha256 != artifact.Sha256)
                to.Note($"the approval of {approval.By.Title} still holds: it was planned again and asks for nothing else");
            Apply(to, artifact);
        }
    }

    private static void Ask(Transition to, PlanArtifact artifact, PlanReview review, string because)
    {
        var id = to.Number("ask");
        var (active, request, approvals) = (to.Active!, to.Active!.Request, to.Active!.Request.Settings.Approvals);
        var key = SlotKey.TryParse(to.Slot.Key)!.Value;
        var asking = new Stage.Approving(artifact, Question.TokenOf(active, artifact, review.AskedHash, id), review.AskedHash, because, to.Now + approvals.ExpiresAfter);
        to.Enter(asking, $"{request.Tag} waits for approval, for {Words.Duration(approvals.ExpiresAfter)} at most: {because}");
        to.Issue(id, new SlotCommand.RequestApproval(new ApprovalRequested
        {
            DeploymentId = active.Id,
            CorrelationId = request.CorrelationId,
            Service = key.Service,
            Environment = key.Environment,
            Tag = request.Tag,
            Digest = request.Digest,
            Kind = request.Kind,
            Token = asking.Token,
            PlanSha256 = artifact.Sha256,
            StateSerial = artifact.StateSerial,
            Because = because,
            Asks = [.. review.Items.Where(i => i.Effect == RiskEffect.Ask).Select(GateRules.Say)],
            Until = asking.Until,
            Approvers = [.. approvals.Approvers.Select(a => a.Name)],
            NeedsWord = AnswerRules.NeedsWord(request),
        }), to.Now);
    }

    /// <summary>
    /// A person answers. An answer to what does not ask any more changes nothing. One that does not count is written down.
    /// After a yes the plan, the policies and the tag are looked at once more: hours may have passed.
    /// </summary>
    private static void Answer(Transition to, SlotEvent.ApprovalDecided answer)
    {
        var requestId = $"answer {answer.RequestId}";
        if (to.Slot.Seen.Contains(requestId) || to.Active is not { Stage: Stage.Approving { IsApproved: false } asking } active || active.Id != answer.DeploymentId)
            return;
        to.Remember(requestId);
        if (to.Now >= asking.Until)
            Expire(to, asking);
        else if (AnswerRules.Check(to.Slot, answer, to.Now) is { } wrong)
            Decline(to, active, answer.By, wrong);
        else
            Settle(to, active, asking, answer);
    }

    private static void Settle(Transition to, Deployment active, Stage.Approving asking, SlotEvent.ApprovalDecided answer)
    {
        var (by, artifact) = (answer.By, asking.Artifact);
        DropQuestions(to);
        to.Heard(active with
        {
            Decisions = active.Decisions.Add(new GateDecision(
                answer.Approves, by, answer.Reason, to.Now, asking.Token, asking.AskedHash, active.Review?.Verdict ?? ReviewVerdict.Inconclusive,
                artifact.Sha256, artifact.StateSerial, active.Request.Digest, to.Now + active.Request.Settings.Approvals.ExpiresAfter)),
            Stage = asking with { IsApproved = answer.Approves },
        });
        if (!answer.Approves)
        {
            to.End(Outcome.Rejected, $"{by.Title} rejected it: {answer.Reason}; nothing was applied");
            return;
        }
        if (AnswerRules.Remark(active, answer) is { } remark)
            to.Note(remark);
        to.Announce(to.Active!, $"{by.Title} approved {active.Request.Tag}: {answer.Reason}");
        to.Issue("review", new SlotCommand.ReviewPlan(artifact, active.Request.Repository, active.Request.Tag));
    }

    private static void Decline(Transition to, Deployment active, Person by, InputError wrong)
    {
        var note = $"{Declined}{by.Title}, {wrong.Message["answering: ".Length..]} ({wrong.Code})";
        if (active.Notes.Contains(note) || active.Notes.Count(n => n.StartsWith(Declined, StringComparison.Ordinal)) >= MostDeclined)
            return;
        to.Announce(active with { Notes = active.Notes.Add(note) }, note);
    }

    private static void Expire(Transition to, Stage.Approving asking) =>
        to.End(Outcome.Expired, $"nobody answered until {asking.Until.UtcDateTime.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)} UTC; nothing was applied");

    /// <summary>What was answered need not be asked any more.</summary>
    private static void DropQuestions(Transition to) =>
        to.Slot = to.Slot with { Outbox = to.Slot.Outbox.RemoveAll(c => c.Command is SlotCommand.RequestApproval) };
}
