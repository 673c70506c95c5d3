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

        var undoing = slot.Active is { Request.Kind: not DeploymentKind.Rollback, Stage: Stage.Shifting or Stage.Baking or Stage.Testing or Stage.RollingBack };
        var target = TargetOf(slot, asked.ToTag, undoing);
        var settings = slot.Settings ?? asked.Service?.Environments.FirstOrDefault(e => e.Name == key.Environment) ?? new() { Name = key.Environment };
        var deployment = New(to, new DeploymentRequest
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
            Commit = target?.Commit,
            Settings = settings,
            Target = target,
        });
        if (target is null)
        {
            to.EndAside(deployment, Outcome.Rejected, NoTarget(slot, asked.ToTag));
            return;
        }

        Displace(to, asked, target, $"{asked.RequestedBy} asked for {target.Tag}: {asked.Reason}");
        Enqueue(to, deployment);
    }

    /// <summary>
    /// A push that is under way makes room for a rollback, and is held from then on like everything pushed until then:
    /// the person who asked knew of it. A preview just makes room. A push that is being rolled back already goes on doing that, and so does the
    /// rollout of the very image that is asked for.
    /// </summary>
    private static void Displace(Transition to, SlotEvent.RollbackRequested asked, Release target, string because)
    {
        if (to.Active is not { Request: { Kind: not DeploymentKind.Rollback } push, Stage: not Stage.RollingBack } active)
            return;
        if (push.Kind == DeploymentKind.Preview)
        {
            to.End(Outcome.Cancelled, $"{because}; a preview makes room for it");
            return;
        }
        var isTarget = push.Digest == target.Digest;
        if (isTarget && active.Stage is (Stage.Shifting or Stage.Baking or Stage.Testing))
            return;
        if (!isTarget)
            Refuse(to, push.Tag, push.Digest, to.Now, asked.RequestedBy, asked.Reason);
        switch (active.Stage)
        {
            case Stage.Analyzing or Stage.Planning or Stage.Approving:
                to.End(Outcome.Cancelled, $"{because}; nothing had been applied");
                break;
            case Stage.Applying applying:
                to.Heard(active with { Stage = applying with { CancelledBecause = because } });
                break;
            case Stage.Migrating migrating:
                to.Heard(active with { Stage = migrating with { CancelledBecause = because } });
                break;
            case Stage.Shifting:
                BringBack(to, because, blueAlive: true);
                break;
            case Stage.Baking baking:
                BringBack(to, because, baking.BlueAlive);
                break;
            case Stage.Testing testing:
                StopTests(to, testing);
                BringBack(to, because, blueAlive: false);
                break;
        }
    }

    /// <summary>
    /// Only a verified release can be a target: the named one, else the newest before the one to leave. While a push
    /// is being rolled out or back that is the current release, otherwise the one before it.
    /// </summary>
    internal static Release? TargetOf(Slot slot, string? tag, bool undoing) =>
        tag is not null ? slot.Releases.FirstOrDefault(r => r.Tag == tag)
        : undoing || slot.Current is null ? slot.LastVerified
        : slot.Releases.SkipWhile(r => r.DeploymentId != slot.Current?.DeploymentId).Skip(1).FirstOrDefault();

    private static string NoTarget(Slot slot, string? tag)
    {
        var known = slot.Releases.IsEmpty ? "there is none" : "there are " + string.Join(", ", slot.Releases.Select(r => r.Tag));
        return tag is null
            ? $"no verified release before the current one is left to go back to ({known}); nothing was changed"
            : $"{tag} is not a verified release of {slot.Key} ({known}); nothing was changed";
    }

    /// <summary>
    /// What the release ran cannot be rolled out any more, so its tag is planned and applied again, with the variables that it was
    /// applied with. Once: what cannot be rolled out then either has failed.
    /// </summary>
    private static void Reapply(Transition to, Release target, string why)
    {
        to.Heard(to.Active! with { VariablesKey = target.VariablesKey });
        Plan(to, $"{target.Tag} is applied again with its own variables, because what it ran cannot be rolled out: {why}");
    }

    /// <summary>Starts a rollback that a person asked for.</summary>
    private static void StartRestoring(Transition to)
    {
        var (active, target) = (to.Active!, to.Active!.Request.Target!);
        if (to.Slot.Current?.Digest == target.Digest)
            to.End(Outcome.Released, $"{target.Tag} serves already");
        else if (to.Slot.Releases.All(r => r.DeploymentId != target.DeploymentId))
            to.End(Outcome.Rejected, $"{target.Tag} was itself rolled back while this waited; nothing was changed");
        else
            Shift(to, target.Target);
    }
}
