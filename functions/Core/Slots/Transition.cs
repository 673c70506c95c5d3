using System.Collections.Immutable;
using Delightful.Core.Deployments;
using Delightful.Core.Events;

namespace Delightful.Core.Slots;

/// <summary>
/// One decision in the making: the slot so far and the deployments it touched. It lives for one call of
/// <see cref="SlotDecider"/>; nothing outside sees it.
/// </summary>
internal sealed class Transition(Slot slot, DateTimeOffset now)
{
    private readonly Slot _before = slot;
    private readonly Dictionary<string, Deployment> _changed = [];

    public Slot Slot { get; set; } = slot;

    public DateTimeOffset Now { get; } = now;

    public Deployment? Active => Slot.Active;

    public Decision ToDecision() =>
        new(Slot, [.. _changed.Values.OrderBy(d => d.Id, StringComparer.Ordinal)], !ReferenceEquals(Slot, _before));

    /// <summary>Replaces the running deployment, keeping its lease alive: something was heard of it.</summary>
    public void Heard(Deployment deployment)
    {
        var heard = deployment with { HeardAt = Now, Tests = (deployment.Stage as Stage.Shifting)?.Tests ?? deployment.Tests };
        Slot = Slot with { Active = heard, Lease = Beat(heard) };
        _changed[heard.Id] = heard;
    }

    /// <summary>Moves the running deployment into a stage and tells people.</summary>
    public void Enter(Stage stage, string sentence)
    {
        var (before, moved) = (Active!, Active!.Entering(stage, Now));
        Heard(moved);
        Announce(moved, sentence);
        if (before.Stalled)
            TellThoseBehind("goes on");
    }

    /// <summary>Notes something people should know.</summary>
    public void Note(string note)
    {
        if (!Active!.Notes.Contains(note))
            Heard(Active with { Notes = Active.Notes.Add(note) });
    }

    /// <summary>The id of the running deployment's next command of this step; counts it.</summary>
    public string Number(string step)
    {
        var (counted, id) = Active!.Counting(step);
        Heard(counted);
        return id;
    }

    /// <summary>Puts a command of the running deployment in the outbox and returns its id.</summary>
    public string Issue(string step, SlotCommand command)
    {
        var id = Number(step);
        Issue(id, command, Now);
        return id;
    }

    /// <summary>Puts a command with an id of its own in the outbox.</summary>
    public void Issue(string id, SlotCommand command, DateTimeOffset at) =>
        Slot = Slot with { Outbox = Slot.Outbox.Add(new PendingCommand(id, command, at)) };

    /// <summary>Takes a confirmed command out of the outbox; false when it was not there.</summary>
    public bool Confirm(string id)
    {
        var left = Slot.Outbox.RemoveAll(c => c.Id == id);
        if (left.Length == Slot.Outbox.Length)
            return false;
        Slot = Slot with { Outbox = left };
        return true;
    }

    /// <summary>Tells everybody where a deployment is; it may be one that never became the running one.</summary>
    public void Announce(Deployment deployment, string sentence, bool stalled = false, bool progress = false)
    {
        var (counted, id) = (deployment with { ToldAt = Now }).Counting("announce");
        _changed[counted.Id] = counted;
        if (Active?.Id == counted.Id)
            Slot = Slot with { Active = counted };
        else
            Slot = Slot with { Waiting = [.. Slot.Waiting.Select(w => w.Id == counted.Id ? counted : w)] };
        Issue(id, new SlotCommand.Announce(Change(counted, sentence, stalled, progress)), Now);
    }

    /// <summary>Writes down what was noticed about the running deployment, which is no news of its work, and tells people.</summary>
    public void Alert(Deployment noticed, string sentence, bool stalled = false)
    {
        Slot = Slot with { Active = noticed };
        Announce(noticed, sentence, stalled);
        if (stalled)
            TellThoseBehind("has stalled");
    }

    /// <summary>Brings what those read who wait up to date with what is ahead of them; nobody is called for it.</summary>
    public void TellThoseBehind(string what)
    {
        foreach (var waiting in Slot.Waiting)
            Announce(waiting with { Stage = new Stage.Waiting(Active!.Id) }, $"{Active!.Request.Tag}, which is ahead, {what}", progress: true);
    }

    /// <summary>Ends a deployment that is not the running one.</summary>
    public void EndAside(Deployment deployment, Outcome outcome, string sentence)
    {
        Slot = Slot with { Waiting = Slot.Waiting.RemoveAll(w => w.Id == deployment.Id) };
        Announce(deployment.Entering(new Stage.Ended(outcome, sentence, Now), Now), sentence);
    }

    /// <summary>
    /// Ends the running deployment, gives up the lease and drops what it still wanted done. The fence is raised here and
    /// not only by the next lease: work of this one that nobody could find any more must not go on in an idle slot.
    /// </summary>
    public void End(Outcome outcome, string sentence)
    {
        if (outcome != Outcome.Released)
            sentence = SlotDecider.WithItsDatabase(sentence, Active!);
        var ended = Active!.Entering(new Stage.Ended(outcome, sentence, Now), Now);
        Slot = Slot with { Active = null, Lease = null, Fence = Slot.Fence + 1, Outbox = Slot.Outbox.RemoveAll(c => !c.Command.OutlivesItsDeployment) };
        Announce(ended, sentence);
    }

    /// <summary>Remembers an id among the last seen.</summary>
    public void Remember(string id) => Slot = Slot with { Seen = Newest(Slot.Seen, id) };

    public static ImmutableArray<string> Newest(ImmutableArray<string> ids, string id, int kept = Slot.KeptIds)
    {
        var all = ids.Remove(id).Add(id);
        return all.Length > kept ? all.RemoveRange(0, all.Length - kept) : all;
    }

    private Lease? Beat(Deployment heard) => Slot.Lease is not { } lease ? null : lease with
    {
        HeartbeatAt = Now,
        ExpiresAt = heard.Stage is Stage.Approving asking ? asking.Until : Now + heard.Request.Settings.LeaseFor,
        Proof = heard.Stage switch
        {
            Stage.Planning { Artifact: null } planning => planning.BuildId,
            Stage.Applying applying => applying.BuildId,
            Stage.Migrating migrating => migrating.BuildId,
            Stage.Shifting shifting => shifting.RolloutId,
            Stage.Baking baking => baking.RolloutId,
            Stage.Testing testing => testing.BuildId,
            Stage.RollingBack rollingBack => rollingBack.RolloutId,
            _ => null,
        },
    };

    private static DeploymentChanged Change(Deployment deployment, string sentence, bool stalled, bool progress)
    {
        var key = SlotKey.TryParse(deployment.Slot)!.Value;
        return new DeploymentChanged
        {
            DeploymentId = deployment.Id,
            CorrelationId = deployment.Request.CorrelationId,
            Service = key.Service,
            Environment = key.Environment,
            Tag = deployment.Request.Tag,
            Digest = deployment.Request.Digest,
            Kind = deployment.Request.Kind,
            Stage = deployment.Stage.Name,
            Outcome = (deployment.Stage as Stage.Ended)?.Outcome,
            Stalled = stalled,
            Progress = progress,
            Sentence = sentence,
        };
    }
}
