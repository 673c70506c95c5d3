using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Slots;
using Delightful.Core.Text;

namespace Delightful.Core.Feedback.Alerts;

/// <summary>
/// One thing that is said to the one on call. Only what nobody but a person can put right calls anybody: a deployment that
/// stands still, one that failed, and a rollback that failed too. A release that was rolled back does not, since the
/// one before it serves; neither does a deployment that waits for an answer.
/// </summary>
/// <param name="Action">What is done with the incident.</param>
/// <param name="Key">The incident: the same for everything of a slot.</param>
/// <param name="Summary">What is wrong, in one sentence of plain text.</param>
/// <param name="IsCritical">True when nobody knows what serves.</param>
/// <param name="Open">The incident as it is afterwards; null when it is over.</param>
public sealed record Page(PageAction Action, string Key, string Summary, bool IsCritical, OpenIncident? Open)
{
    /// <summary>PagerDuty takes 1,024 characters.</summary>
    private const int LongestSummary = 1000;

    /// <summary>What a change of a deployment says to the one on call; null when it says nothing.</summary>
    /// <param name="change">The change.</param>
    /// <param name="deployment">The deployment as it is now, which may be later.</param>
    /// <param name="slot">Its slot as it is now.</param>
    /// <param name="open">The incident that is open; null when there is none.</param>
    public static Page? Of(DeploymentChanged change, Deployment deployment, Slot slot, OpenIncident? open)
    {
        if (change.Progress)
            return null;
        if (IsCall(change, deployment, slot))
            return deployment.Request.Settings.EffectivePages && open is not { IsStall: false }
                ? new(PageAction.Trigger, KeyOf(slot), Say(change), IsUnknown(change, slot), new OpenIncident(change.DeploymentId, change.Stalled))
                : null;
        return open switch
        {
            null => null,
            { IsStall: true } when open.DeploymentId == change.DeploymentId && !change.Stalled => new(PageAction.Resolve, KeyOf(slot), Say(change), false, null),
            _ when Serves(change.Outcome) && string.CompareOrdinal(change.DeploymentId, open.DeploymentId) >= 0 => new(PageAction.Resolve, KeyOf(slot), Say(change), false, null),
            { IsAcknowledged: false } when IsWork(change, open) => new(PageAction.Acknowledge, KeyOf(slot), Say(change), false, open with { IsAcknowledged = true }),
            _ => null,
        };
    }

    /// <summary>What came too late to be true calls nobody: it moves again, or something newer serves.</summary>
    private static bool IsCall(DeploymentChanged change, Deployment deployment, Slot slot) =>
        change.Stalled ? deployment is { Stalled: true, IsOver: false }
        : change.Outcome is Outcome.Failed && string.CompareOrdinal(slot.Current?.DeploymentId, change.DeploymentId) <= 0;

    private static bool Serves(Outcome? outcome) => outcome is Outcome.Released or Outcome.RolledBack;

    /// <summary>A later deployment is under way, so somebody is at it.</summary>
    private static bool IsWork(DeploymentChanged change, OpenIncident open) =>
        change.Outcome is null && change.Stage != "waiting" && string.CompareOrdinal(change.DeploymentId, open.DeploymentId) > 0;

    private static bool IsUnknown(DeploymentChanged change, Slot slot) => change.Outcome is Outcome.Failed && slot.Current is null && !slot.Releases.IsEmpty;

    private static string KeyOf(Slot slot) => $"delightful/{slot.Key}";

    private static string Say(DeploymentChanged change) => SafeText.Line(
        $"{change.Service}/{change.Environment}: {Sentences.Readable(change.Tag)} {Word(change)}: {Sentences.Readable(change.Sentence)}", LongestSummary);

    private static string Word(DeploymentChanged change) => change switch
    {
        { Stalled: true } => "stalled",
        { Outcome: Outcome.Failed, Kind: DeploymentKind.Rollback } => "was not brought back",
        { Outcome: Outcome.Failed } => "failed",
        { Outcome: Outcome.Released } => "is released",
        { Outcome: Outcome.RolledBack } => "was rolled back",
        _ => $"is in {change.Stage}",
    };
}
