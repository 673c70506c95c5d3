using System.Collections.Immutable;
using Delightful.Core.Deployments;

namespace Delightful.Core.Slots;

/// <summary>Something the cloud should be asked, because nothing was heard of it for too long.</summary>
public abstract record TruthQuestion
{
    private TruthQuestion() { }

    /// <summary>The command that started the work.</summary>
    public abstract string Command { get; init; }

    /// <summary>How is the build of this command?</summary>
    public sealed record Build(string Command, string BuildId) : TruthQuestion;

    /// <summary>How is the rollout of this command?</summary>
    public sealed record Rollout(string Command, string Driver, string RolloutId) : TruthQuestion;

    /// <summary>
    /// What to ask about a slot. Nothing is asked while the command that starts the work is still in the outbox:
    /// running it again finds the work by its id.
    /// </summary>
    public static ImmutableArray<TruthQuestion> For(Slot slot, DateTimeOffset now)
    {
        return slot.Active is { } active && now - active.HeardAt >= active.Request.Settings.AskAfter ? OfWork(active) : [];
    }

    /// <summary>What to ask about the work that a deployment has under way; empty when it has none.</summary>
    public static ImmutableArray<TruthQuestion> OfWork(Deployment active)
    {
        return active.Stage switch
        {
            Stage.Planning { Artifact: null, BuildId: { } build } p => [new Build(p.Command, build)],
            Stage.Applying { BuildId: { } build } a => [new Build(a.Command, build)],
            Stage.Migrating { BuildId: { } build } m => [new Build(m.Command, build)],
            Stage.Shifting { RolloutId: { } rollout } s => [new Rollout(s.Command, s.Target.Driver, rollout)],
            Stage.Baking { BlueAlive: true } b => [new Rollout(b.Command, b.Target.Driver, b.RolloutId)],
            Stage.Testing { BuildId: { } build } t => [new Build(t.Command, build)],
            Stage.RollingBack { RolloutId: { } rollout } r when r.RestoredAt is null || r.Path == RollbackPath.Redeploy =>
                [new Rollout(r.Command, r.Driver, rollout)],
            _ => [],
        };
    }
}
