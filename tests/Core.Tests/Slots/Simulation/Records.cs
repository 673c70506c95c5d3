using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots.Simulation;

/// <summary>What the registry and the people who listen would know: every deployment, its end, and what was said of it.</summary>
internal sealed class Records
{
    private readonly Dictionary<string, Deployment> _deployments = [];

    public IEnumerable<Deployment> Deployments => _deployments.Values;

    /// <summary>The command ids by which each deployment's end is told.</summary>
    public Dictionary<string, HashSet<string>> EndsTold { get; } = [];

    /// <summary>Writes what a decision changed; says what must not be.</summary>
    public IEnumerable<string> Write(Decision decision)
    {
        var broken = new List<string>();
        foreach (var changed in decision.Changed)
        {
            if (_deployments.TryGetValue(changed.Id, out var known) && known.IsOver && !known.Stage.Equals(changed.Stage))
                broken.Add($"{changed.Id} ended twice: {known.Stage} and then {changed.Stage}");
            _deployments[changed.Id] = changed;
        }
        foreach (var told in decision.Slot.Outbox)
            if (told.Command is SlotCommand.Announce { Change: { Outcome: not null } end })
                (EndsTold.TryGetValue(end.DeploymentId, out var ids) ? ids : EndsTold[end.DeploymentId] = []).Add(told.Id);
        return broken;
    }
}
