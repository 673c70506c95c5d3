using Amazon.ECS;
using Amazon.ECS.Model;
using Delightful.Core.Slots;
using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation.Clouds;

/// <summary>
/// The course of what ECS rolls: new tasks start, and take the place of the old ones, or do not stay up and the circuit breaker
/// goes back to what completed last. A newer deployment takes the place of one that is under way; nothing asks anybody.
/// </summary>
internal sealed class RollingWork(World world)
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(3);

    private readonly Dictionary<SlotKey, SimulatedService> _services = [];
    private readonly HashSet<string> _completed = [];
    private int _deployments;

    public IEnumerable<SimulatedService> All => _services.Values;

    public bool HasCompleted(string taskDefinition) => _completed.Contains(taskDefinition);

    /// <summary>Terraform creates a service with its first task definition, which ECS rolls out at once; later ones are none of its business.</summary>
    public void Applied(SlotKey slot, string taskDefinition)
    {
        if (_services.ContainsKey(slot))
            return;
        var service = _services[slot] = new SimulatedService(slot);
        Begin(service, taskDefinition, before: null);
    }

    /// <summary>The service as ECS describes it, at times as it was just before; null when there is none.</summary>
    public Service? Describe(SlotKey slot)
    {
        if (!_services.TryGetValue(slot, out var service))
            return null;
        if (service.Before is ({ } old, var since) && world.Time.Now < since + Delay && world.IsOneOf(4))
            return old;
        if (service is { Deployments: [{ State: var state } only] } && state == DeploymentRolloutState.COMPLETED && Running(service) > 0)
            world.Watch.Counted(slot, only.TaskDefinition);
        return service.ToRecord(Running(service));
    }

    public Service Update(UpdateServiceRequest request)
    {
        var slot = SimulatedService.SlotOf(request.Cluster, request.Service);
        if (!_services.TryGetValue(slot, out var service))
            throw new ServiceNotFoundException($"there is no {request.Service}");
        if (service.Primary.TaskDefinition != request.TaskDefinition || request.ForceNewDeployment == true)
        {
            service.IsTouchedLate |= world.Caller?.IsLate == true;
            world.Watch.Rolls(service, request.TaskDefinition);
            Begin(service, request.TaskDefinition, service.ToRecord(Running(service)));
        }
        return service.ToRecord(Running(service));
    }

    private void Begin(SimulatedService service, string taskDefinition, Service? before)
    {
        var deployment = service.Begin($"ecs-svc/{++_deployments:D9}", taskDefinition, before, world.Time.Now);
        world.Trace.Note("rolls", taskDefinition, _deployments);
        Tell(service, deployment);
        switch (Behaves(deployment))
        {
            case Behaviour.RolloutFails or Behaviour.GreenFails or Behaviour.GreenHangs:
                world.After(20, 120, () => Fail(service, deployment));
                break;
            case Behaviour.RolloutHangs:
                world.After(60 * 60, 61 * 60, () => Fail(service, deployment));
                break;
            case Behaviour.AlarmInShift:
                world.After(1, 5, () => world.CloudWatch.Raise(service.Slot));
                world.After(20, 120, () => Complete(service, deployment));
                break;
            default:
                world.After(20, 120, () => Complete(service, deployment));
                break;
        }
    }

    private void Complete(SimulatedService service, SimulatedDeployment deployment)
    {
        if (service.Primary != deployment)
            return;
        service.Complete(deployment);
        _completed.Add(deployment.TaskDefinition);
        world.Ecs.Serve(service.Slot, deployment.TaskDefinition);
        if (Behaves(deployment) == Behaviour.AlarmInBake)
            world.After(50, 200, () => world.CloudWatch.Raise(service.Slot));
        Tell(service, deployment);
    }

    private void Fail(SimulatedService service, SimulatedDeployment deployment)
    {
        if (service.Primary != deployment)
            return;
        deployment.State = DeploymentRolloutState.FAILED;
        Tell(service, deployment);
        if (service.LastCompleted is not { } before)
            return;
        service.GoBack(before);
        Tell(service, before);
        world.After(5, 60, () => Complete(service, before));
    }

    /// <summary>As many tasks as run of the one that is wanted; what a worker has that fails its smoke test ends soon after it started.</summary>
    private int Running(SimulatedService service) =>
        world.Ecs.Serving(service.Slot) is { } serving && world.People.BehaviourOf(world.Ecs.DigestOf(serving)) != Behaviour.SmokeFails ? 1 : 0;

    private Behaviour Behaves(SimulatedDeployment deployment) => world.People.BehaviourOf(world.Ecs.DigestOf(deployment.TaskDefinition));

    private void Tell(SimulatedService service, SimulatedDeployment deployment)
    {
        world.Trace.Note(deployment.State.Value, deployment.Id);
        world.Events.Rolled(service.Arn, deployment.Id);
    }
}
