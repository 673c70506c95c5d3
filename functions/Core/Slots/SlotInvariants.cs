using Delightful.Core.Deployments;
using Delightful.Core.Gate;

namespace Delightful.Core.Slots;

/// <summary>What must be true of every slot that is ever written. Checked before each write and after each step of a simulation.</summary>
public static class SlotInvariants
{
    /// <summary>The broken rules, in words; empty for a slot that may be written.</summary>
    public static IEnumerable<string> Broken(Slot slot)
    {
        if ((slot.Active is null) != (slot.Lease is null))
            yield return "the lease is held exactly while a deployment runs";
        if (slot.Lease is { } lease && (lease.Holder != slot.Active?.Id || lease.Fence != slot.Fence))
            yield return "the running deployment holds the lease with the highest fence";
        if (slot.Active is { IsOver: true } || slot.Waiting.Any(w => w.IsOver))
            yield return "what is over neither runs nor waits";
        if (slot.Active is null && !slot.Waiting.IsEmpty)
            yield return "nothing waits for a free slot";
        if (slot.Outbox.Count(c => c.Command is SlotCommand.StartPlan or SlotCommand.StartApply or SlotCommand.StartMigration or SlotCommand.StartTests or SlotCommand.CreateRollout) > 1)
            yield return "at most one build or rollout is about to start";
        if (slot.Outbox.Any(c => !c.Command.OutlivesItsDeployment && CommandId.TryParse(c.Id)?.DeploymentId != slot.Active?.Id))
            yield return "what is over wants nothing done but telling people";
        if (slot.Outbox.Any(c => c.Command is SlotCommand.StartApply a && a.Fence != slot.Fence))
            yield return "an apply carries the highest fence";
        if (slot.Outbox.Any(c => c.Command is SlotCommand.StartMigration m && (m.Fence != slot.Fence || (slot.Active?.Stage as Stage.Migrating)?.Command != c.Id)))
            yield return "a migration carries the highest fence, and it is the one that is waited for";
        if (slot.Outbox.Any(c => c.Command is SlotCommand.StartApply a && (slot.Active?.Stage as Stage.Applying)?.Artifact != a.Artifact))
            yield return "what is applied is the plan that was reviewed";
        if (slot.Outbox.Any(c => c.Command is SlotCommand.StartApply) && slot.Active is { Review: { } review } applied && !GateRules.MayApply(applied, review))
            yield return "what asks for approval is not applied without it";
        if (slot.Active is { Stage: Stage.Approving { IsApproved: false } }
            && slot.Outbox.Any(c => c.Command is not (SlotCommand.RequestApproval or SlotCommand.Announce or SlotCommand.AnswerHook or SlotCommand.StopRollout or SlotCommand.StopTests)))
            yield return "what waits for an answer has nothing done";
        if (slot.Active is { Stage: Stage.Approving { IsApproved: false } asking } && slot.Active.Decisions.Any(d => d.Token == asking.Token))
            yield return "what was answered is not asked again under the same token";
        if (slot.Active is { Decisions.Length: > 1 } decided && decided.Decisions.Select(d => d.Token).Distinct().Count() != decided.Decisions.Length)
            yield return "a question is answered once";
        if (slot.Active is { Request.Kind: DeploymentKind.Preview, Stage: not (Stage.Analyzing or Stage.Planning) } || (slot.Active is { Request.Kind: DeploymentKind.Preview }
            && slot.Outbox.Any(c => c.Command is SlotCommand.StartApply or SlotCommand.StartMigration or SlotCommand.StartTests or SlotCommand.CreateRollout)))
            yield return "a preview is planned and no more";
        if (slot.Outbox.Length > 1 && slot.Outbox.Select(c => c.Id).Distinct().Count() != slot.Outbox.Length)
            yield return "each command has an id of its own";
        if (slot.Current is { } current && slot.Releases.All(r => r.DeploymentId != current.DeploymentId))
            yield return "the current release is a verified one";
        if (slot.Current is { } serves && slot.RefusedDigests.Contains(serves.Digest))
            yield return "the current release is not refused";
        if (slot.Waiting.Where(w => w.Request.Kind == DeploymentKind.Rollback).Any(w => w.Request.Target is null))
            yield return "a rollback has a verified target";
    }

    /// <summary>Throws when a slot breaks a rule: such a slot is never written.</summary>
    public static void Demand(Slot slot)
    {
        foreach (var _ in Broken(slot))
            throw new InvalidOperationException($"the decision for {slot.Key} breaks a rule: {string.Join("; ", Broken(slot))}");
    }
}
