using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Slots;

namespace Delightful.Cli.Views;

/// <summary>What a deployment asks of people, and how they answer.</summary>
/// <param name="IsInconclusive">True when the plan could not be judged, which is another question than one about what was found in it.</param>
/// <param name="Because">Why they are asked.</param>
/// <param name="Asks">What asks, one by one.</param>
/// <param name="Until">Until when they can answer.</param>
/// <param name="Approvers">Who may; empty for everybody who has proven who they are.</param>
/// <param name="Token">What an answer must name.</param>
/// <param name="Approve">The command that says yes.</param>
/// <param name="Reject">The command that says no.</param>
sealed record QuestionView(
    bool IsInconclusive, string Because, IReadOnlyList<string> Asks, DateTimeOffset Until, IReadOnlyList<string> Approvers, string Token, string Approve, string Reject)
{
    public static QuestionView? Of(Deployment deployment)
    {
        if (deployment.Stage is not Stage.Approving { IsApproved: false } asking)
            return null;
        var slot = SlotKey.TryParse(deployment.Slot)!.Value;
        var about = $"{slot.Service} --env {slot.Environment} --reason \"...\"";
        var word = AnswerRules.NeedsWord(deployment.Request) ? $" --confirm {Confirmation.Word}" : "";
        var isInconclusive = Doubts.IsInconclusive(deployment);
        return new(
            isInconclusive,
            isInconclusive ? $"the plan could not be judged, because {string.Join("; ", Doubts.Of(deployment.Review!))}" : asking.Because,
            [.. (deployment.Review?.Items ?? []).Where(item => item.Effect == RiskEffect.Ask).Select(GateRules.Say)],
            asking.Until,
            [.. deployment.Request.Settings.Approvals.Approvers.Select(approver => approver.Name)],
            asking.Token,
            $"./delightful approve {about}{word}",
            $"./delightful reject {about}");
    }

    /// <summary>The state in a few words, to follow a name.</summary>
    public string State => IsInconclusive ? "is inconclusive and waits for approval" : "waits for approval";

    /// <summary>Who may answer, in words.</summary>
    public string Who => Approvers.Count == 0 ? "anybody who has proven who they are" : string.Join(", ", Approvers);
}

/// <summary>What somebody decided about a plan.</summary>
sealed record DecisionView(bool Approves, string By, DateTimeOffset At, string Reason)
{
    public static DecisionView Of(GateDecision decision) => new(decision.Approves, decision.By.Title, decision.At, decision.Reason);
}
