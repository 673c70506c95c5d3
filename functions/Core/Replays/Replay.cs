using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Replays;

/// <summary>Decides again on what was recorded, with the rules of this program.</summary>
public static class Replay
{
    /// <summary>
    /// One step for each record. After a step in which these rules come to another slot, the steps go on from that slot,
    /// until a record says again what the slot was. The file has no <see cref="RecordFile.Problem"/>.
    /// </summary>
    public static IEnumerable<ReplayStep> Of(RecordFile file)
    {
        var slot = file.Records[0].Before!;
        var isByOthers = false;
        foreach (var record in file.Records)
        {
            var before = record.Before ?? slot;
            isByOthers = record.Rules != SlotDecider.Rules || (isByOthers && record.Before is null);
            var decision = SlotDecider.Decide(before, record.Happened, record.At);
            slot = decision.Slot with { Version = record.Version };
            yield return new ReplayStep(record, before, decision, SlotDocument.Of(slot).Token == record.Token, isByOthers);
        }
    }
}

/// <summary>One record, decided on again.</summary>
/// <param name="Record">What was recorded.</param>
/// <param name="Before">The slot it was decided on.</param>
/// <param name="Decision">What these rules decide.</param>
/// <param name="Agrees">True when the slot comes out exactly as it was written.</param>
/// <param name="IsByOtherRules">True when rules of another number decided this step, or one that led to the slot it starts from.</param>
public sealed record ReplayStep(SlotRecord Record, Slot Before, Decision Decision, bool Agrees, bool IsByOtherRules = false)
{
    /// <summary>The commands that the step put in the outbox, or that became due again.</summary>
    public IEnumerable<SlotCommand> Decided => Decision.Due(Before).Select(c => c.Command);

    /// <summary>The deployments that the step changed.</summary>
    public IEnumerable<StageChange> Changes => Decision.Changed.Select(d => new StageChange(d, StageBefore(d.Id)));

    /// <summary>What people are told about a deployment with this step.</summary>
    public IEnumerable<string> Told(string deploymentId) => Decided.OfType<SlotCommand.Announce>()
        .Where(told => told.Change.DeploymentId == deploymentId)
        .Select(told => told.Change.Sentence);

    private string? StageBefore(string id) =>
        (Before.Active?.Id == id ? Before.Active : Before.Waiting.FirstOrDefault(w => w.Id == id))?.Stage.Name;
}

/// <summary>A deployment that a step changed.</summary>
/// <param name="Deployment">As it is after the step.</param>
/// <param name="From">The name of its stage before; null for one that was just accepted.</param>
public sealed record StageChange(Deployment Deployment, string? From)
{
    /// <summary>The name of its stage after the step.</summary>
    public string To => Deployment.Stage.Name;
}
