using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Slots;
using Delightful.Simulation.Clouds;

namespace Delightful.Simulation.Checks;

/// <summary>What asks is applied only when somebody who may has approved it, for that deployment, that image and what asks in it.</summary>
internal sealed class Approvals(World world)
{
    private readonly Dictionary<string, Plan> _plans = [];
    private readonly Dictionary<string, ApprovalRequested> _asked = [];
    private readonly HashSet<string> _approved = [];

    public void Planned(string hash, Plan plan) => _plans[hash] = plan;

    public void Asked(ApprovalRequested asked) => _asked[asked.Token] = asked;

    /// <summary>Somebody who may says yes, or will have: their answer is on its way.</summary>
    public void Approved(ApprovalRequested asked) => _approved.Add(asked.Token);

    /// <summary>A build has passed its last check and changes things from now on.</summary>
    public void Applies(SimulatedBuild build, string planHash)
    {
        if (!_plans.TryGetValue(planHash, out var plan) || (plan.Destroys == 0 && !world.SettingsOf(build.Slot).EffectiveGate.AlwaysAsks))
            return;
        var deployment = build["DELIGHTFUL_DEPLOYMENT"];
        if (!_approved.Select(token => _asked[token]).Any(asked => asked.DeploymentId == deployment && asked.Service == build.Slot.Service
            && asked.Environment == build.Slot.Environment && asked.Digest == plan.Digest && _plans[asked.PlanSha256].Destroys == plan.Destroys))
            world.Watch.Violated($"{build.Id} applies what asks for approval in {build.Slot}, and nobody who may has approved it");
    }

    public void Written(SlotKey slot, IReadOnlyList<Deployment> changed)
    {
        foreach (var deployment in changed)
            foreach (var decision in deployment.Decisions)
            {
                if (decision.Approves && !_approved.Contains(decision.Token))
                    world.Watch.Violated($"{deployment.Id} counts an approval that nobody gave who may");
                else if (_asked.TryGetValue(decision.Token, out var asked) && (asked.DeploymentId != deployment.Id || $"{asked.Service}/{asked.Environment}" != slot.ToString()))
                    world.Watch.Violated($"{deployment.Id} counts an answer to {asked.DeploymentId} of {asked.Service}/{asked.Environment}");
            }
    }
}
