using System.Collections.Immutable;
using Delightful.Core.Deployments;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    private static void Accept(Transition to, SlotEvent.RollbackRequested asked)
    {
        var slot = to.Slot;
        var key = SlotKey.TryParse(slot.Key)!.Value;
        var requestId = $"rollback {asked.RequestId}";
        if (slot.Seen.Contains(requestId))
            return;
        to.Remember(requestId);

        var shifted = slot.Active is { Stage: Stage.Shifting or Stage.Baking, Request.Kind: DeploymentKind.Push };
        var target = TargetOf(slot, asked.ToTag, shifted);
        var settings = slot.Settings ?? asked.Service?.Environments.FirstOrDefault(e => e.Name == key.Environment) ?? new() { Name = key.Environment };
        var deployment = New(key, to.Now, new DeploymentRequest
        {
            Kind = DeploymentKind.Rollback,
            Tag = target?.Tag ?? asked.ToTag ?? "none",
            Digest = target?.Digest ?? "none",
            Repository = asked.Service?.Repository ?? slot.Active?.Request.Repository ?? key.Service,
            RepositoryUrl = asked.Service?.RepositoryUrl ?? slot.Active?.Request.RepositoryUrl ?? "",
            RequestedAt = to.Now,
            RequestedBy = asked.RequestedBy,
            Reason = asked.Reason,
            CorrelationId = Correlate(key, requestId),
            SourceRepository = asked.Service?.SourceRepository,
            Settings = settings,
            Target = target,
        });
        if (target is null)
        {
            to.EndAside(deployment, Outcome.Rejected, NoTarget(slot, asked.ToTag));
            return;
        }

        var because = $"{asked.RequestedBy} asked for {target.Tag}: {asked.Reason}";
        switch (slot.Active?.Stage)
        {
            case Stage.Analyzing or Stage.Planning:
                to.End(Outcome.Cancelled, $"{because}; nothing had been applied");
                break;
            case Stage.Applying applying:
                to.Heard(slot.Active with { Stage = applying with { CancelledBecause = because } });
                break;
            case Stage.Shifting:
                if (shifted)
                    BringBack(to, because, blueAlive: true);
                break;
            case Stage.Baking baking:
                if (shifted)
                    BringBack(to, because, baking.BlueAlive);
                break;
        }
        Enqueue(to, deployment);
    }

    /// <summary>
    /// Only a verified release can be a target: the named one, else the newest before the one to leave. While a push
    /// is being rolled out that is the current release, otherwise the one before it.
    /// </summary>
    private static Release? TargetOf(Slot slot, string? tag, bool shifted) =>
        tag is not null
            ? slot.Releases.FirstOrDefault(r => r.Tag == tag)
            : shifted ? slot.Current : slot.Releases.FirstOrDefault(r => r.DeploymentId != slot.Current?.DeploymentId);

    private static string NoTarget(Slot slot, string? tag)
    {
        var known = slot.Releases.IsEmpty ? "there is none" : "there are " + string.Join(", ", slot.Releases.Select(r => r.Tag));
        return tag is null
            ? $"no verified release before the current one is left to go back to ({known}); nothing was changed"
            : $"{tag} is not a verified release of {slot.Key} ({known}); nothing was changed";
    }

    /// <summary>Starts a rollback that a person asked for.</summary>
    private static void StartRestoring(Transition to)
    {
        var (active, target) = (to.Active!, to.Active!.Request.Target!);
        if (to.Slot.Current?.DeploymentId == target.DeploymentId)
            to.End(Outcome.Released, $"{target.Tag} serves again already");
        else
            Shift(to, target.Target);
    }

    private static void Continue(Transition to, SlotEvent.AlarmRaised raised)
    {
        if (to.Active is not { } active)
            return;
        var guarded = active.Stage switch
        {
            Stage.Shifting { RolloutId: not null } s => s.Target.Alarms,
            Stage.Baking { Confirming: false } b => b.Target.Alarms,
            _ => [],
        };
        if (!guarded.Contains(raised.Alarm) || active.Notes.Any(n => n.StartsWith($"the alarm {raised.Alarm} was already raised", StringComparison.Ordinal)))
            return;
        var moment = active.Stage is Stage.Baking ? $"{Words.Duration(to.Now - active.ProgressedAt)} after the shift" : "during the shift";
        var because = $"the alarm {raised.Alarm} was raised {moment}: {raised.Reason}";
        BringBack(to, because, active.Stage is not Stage.Baking { BlueAlive: false });
    }

    /// <summary>Goes back to the release before, the fastest way that is left.</summary>
    private static void BringBack(Transition to, string because, bool blueAlive)
    {
        var active = to.Active!;
        if (active.Request.Kind == DeploymentKind.Rollback)
        {
            to.Note(because);
            return;
        }
        if (active.Previous is not { } previous)
        {
            if (active.Stage is Stage.Shifting { RolloutId: { } running } s)
                to.Issue("stop", new SlotCommand.StopRollout(s.Target.Driver, running));
            to.End(Outcome.Failed, $"{because}; there is no verified release to go back to");
        }
        else if (blueAlive)
        {
            Reroute(to, because, previous, restored: false);
        }
        else
        {
            Redeploy(to, because, to.Now, previous);
        }
    }

    private static void Reroute(Transition to, string because, Release previous, bool restored)
    {
        var (command, rolloutId, driver) = to.Active!.Stage switch
        {
            Stage.Shifting s => (s.Command, s.RolloutId, s.Target.Driver),
            Stage.Baking b => (b.Command, b.RolloutId, b.Target.Driver),
            _ => throw new InvalidOperationException($"a {to.Active.Stage.Name} deployment has no rollout to stop"),
        };
        var created = to.Slot.Outbox.Any(c => c.Id == command);
        restored |= rolloutId is null && !created;
        DropTests(to);
        var stage = new Stage.RollingBack(
            RollbackPath.Reroute, because, to.Now, previous, command, rolloutId, RolloutTests.None, restored ? to.Now : null);
        to.Enter(stage, $"going back to {previous.Tag} by re-routing, because {because}");
        if (restored)
            to.Issue("smoke", new SlotCommand.SmokeTest(previous.Target, previous.Tag, HookId: null));
        else if (rolloutId is not null)
            to.Issue("stop", new SlotCommand.StopRollout(driver, rolloutId));
    }

    private static void Redeploy(Transition to, string because, DateTimeOffset since, Release previous)
    {
        DropTests(to);
        var id = to.Number("rollout");
        to.Enter(
            new Stage.RollingBack(RollbackPath.Redeploy, because, since, previous, id, RolloutId: null, RolloutTests.None),
            $"going back to {previous.Tag} by a new rollout, because {because}");
        to.Issue(id, new SlotCommand.CreateRollout(previous.Target), to.Now);
    }

    private static void DropTests(Transition to) => to.Slot = to.Slot with
    {
        Outbox = to.Slot.Outbox.RemoveAll(c =>
            c.Command is SlotCommand.TestGreen or SlotCommand.SmokeTest or SlotCommand.ConfirmRunning or SlotCommand.CheckAlarms),
    };

    /// <summary>The traffic is back: a re-route still has to be tested, a new rollout was tested on its way.</summary>
    private static void Restored(Transition to, Stage.RollingBack rollingBack)
    {
        var target = rollingBack.Target;
        to.Heard(to.Active! with { Stage = rollingBack with { RestoredAt = rollingBack.RestoredAt ?? to.Now } });
        if (to.Slot.Outbox.Any(c => c.Command is SlotCommand.ConfirmRunning or SlotCommand.SmokeTest))
            return;
        if (rollingBack.Path == RollbackPath.Reroute)
            to.Issue("smoke", new SlotCommand.SmokeTest(target.Target, target.Tag, HookId: null));
        else
            to.Issue("confirm", new SlotCommand.ConfirmRunning(target.Target, target.Tag, target.Digest));
    }
}
