using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Simulation.Checks;

/// <summary>What was rolled back is not brought again by automation until a person lifts the hold, or brings it back by hand.</summary>
internal sealed class Refusals(World world)
{
    private readonly HashSet<(SlotKey Slot, string Digest)> _refused = [];
    private readonly Dictionary<SlotKey, int> _lifting = [];

    /// <summary>While a lift is being carried out anything may be refused or not; afterwards nothing is.</summary>
    public void Lifting(SlotKey slot, bool isRunning)
    {
        _lifting[slot] = _lifting.GetValueOrDefault(slot) + (isRunning ? 1 : -1);
        _refused.RemoveWhere(r => r.Slot == slot);
    }

    public void Written(SlotKey key, Slot before, Slot after, IReadOnlyList<Deployment> changed)
    {
        if (after.Active is { Request: { Kind: DeploymentKind.Push or DeploymentKind.Promotion } push } active && active.Id != before.Active?.Id && _refused.Contains((key, push.Digest)))
            world.Watch.Violated($"{push.Tag} was rolled back in {key} and is deployed again by itself");
        foreach (var deployment in changed)
            switch (deployment)
            {
                case { Stage: Stage.Ended { Outcome: Outcome.RolledBack }, Request: var request } when _lifting.GetValueOrDefault(key) == 0:
                    _refused.Add((key, request.Digest));
                    break;
                case { Stage: Stage.Ended { Outcome: Outcome.Released }, Request: { Kind: DeploymentKind.Rollback } request }:
                    _refused.Remove((key, request.Digest));
                    break;
            }
    }
}
