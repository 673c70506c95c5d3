using Delightful.Core.Deployments;
using Delightful.Core.Forecasts;

namespace Delightful.Core.Slots;

/// <summary>What a person who asked now would go back to, and how fast that is: a closed set.</summary>
public abstract record WayBack
{
    private WayBack() { }

    /// <summary>The release before still runs beside the new one: traffic is re-routed, nothing is started.</summary>
    /// <param name="Target">What would serve again.</param>
    /// <param name="Until">Until when at least; null while the watch of the new release has not begun.</param>
    public sealed record Instant(Release Target, DateTimeOffset? Until) : WayBack;

    /// <summary>The release before has to be started again: a new rollout of its task definition.</summary>
    /// <param name="Target">What would serve again.</param>
    /// <param name="Takes">How long that takes from its start; null when too few rollbacks are known.</param>
    public sealed record NewRollout(Release Target, Expectation? Takes) : WayBack;

    /// <summary>It is being gone back already.</summary>
    /// <param name="Target">What will serve again; null when there is nothing before.</param>
    public sealed record UnderWay(Release? Target) : WayBack;

    /// <summary>No verified release is left to go back to.</summary>
    public sealed record None : WayBack;

    /// <summary>The way back of a slot as it stands.</summary>
    public static WayBack Of(Slot slot)
    {
        if (slot.Active is { Stage: Stage.RollingBack back })
            return new UnderWay(back.Target);
        if (slot.Active is { Request: { Kind: DeploymentKind.Rollback, Target: { } wanted } })
            return new UnderWay(wanted);
        var undoing = slot.Active is { Stage: Stage.Shifting or Stage.Baking or Stage.Testing };
        if (SlotDecider.TargetOf(slot, tag: null, undoing) is not { } target)
            return new None();
        return slot.Active?.Stage switch
        {
            Stage.Shifting { Target.Rolls: false } => new Instant(target, Until: null),
            Stage.Baking { BlueAlive: true } baking => new Instant(target, baking.Until),
            _ => new NewRollout(target, Expectation.Of([.. slot.Paces.Where(p => p.Kind == DeploymentKind.Rollback).Select(p => p.Whole)])),
        };
    }
}
