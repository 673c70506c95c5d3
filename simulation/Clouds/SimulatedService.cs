using Amazon.ECS;
using Amazon.ECS.Model;
using Delightful.Core.Slots;

namespace Delightful.Simulation.Clouds;

/// <summary>A service that ECS rolls: its deployments, the primary one first. Their course is in <see cref="RollingWork"/>.</summary>
internal sealed class SimulatedService(SlotKey slot)
{
    private const string ClusterPrefix = "delightful-";

    private readonly List<SimulatedDeployment> _deployments = [];

    public SlotKey Slot { get; } = slot;

    public string Arn { get; } = $"arn:aws:ecs:{Account.Region}:{Account.Number}:service/{ClusterOf(slot)}/{slot.Service}";

    public SimulatedDeployment Primary => _deployments[0];

    public IReadOnlyList<SimulatedDeployment> Deployments => _deployments;

    /// <summary>What the circuit breaker goes back to; null when nothing ever completed.</summary>
    public SimulatedDeployment? LastCompleted => _deployments.Find(d => d.State == DeploymentRolloutState.COMPLETED);

    /// <summary>How it was described before its newest change, and since when that is old: the description follows with a delay.</summary>
    public (Service? Description, TimeSpan Since) Before { get; private set; }

    /// <summary>True once a process that had stood still for too long told it what to run: nothing in ECS hinders that.</summary>
    public bool IsTouchedLate { get; set; }

    public static string ClusterOf(SlotKey slot) => $"{ClusterPrefix}{slot.Environment}";

    public static SlotKey SlotOf(string cluster, string service) => new(service, cluster[ClusterPrefix.Length..]);

    public SimulatedDeployment Begin(string id, string taskDefinition, Service? before, TimeSpan now)
    {
        Before = (before, now);
        _deployments.Insert(0, new SimulatedDeployment(id, taskDefinition));
        return Primary;
    }

    /// <summary>The tasks of every other deployment have ended.</summary>
    public void Complete(SimulatedDeployment deployment)
    {
        deployment.State = DeploymentRolloutState.COMPLETED;
        _deployments.RemoveAll(d => d != deployment);
    }

    public void GoBack(SimulatedDeployment before)
    {
        before.State = DeploymentRolloutState.IN_PROGRESS;
        _deployments.Remove(before);
        _deployments.Insert(0, before);
    }

    public Service ToRecord(int running) => new()
    {
        ServiceArn = Arn,
        ServiceName = Slot.Service,
        Status = "ACTIVE",
        TaskDefinition = Primary.TaskDefinition,
        DesiredCount = 1,
        RunningCount = running,
        Deployments = [.. _deployments.Select(d => d.ToRecord(d == Primary))],
    };
}

/// <summary>One deployment of a service that ECS rolls.</summary>
internal sealed class SimulatedDeployment(string id, string taskDefinition)
{
    public string Id { get; } = id;

    public string TaskDefinition { get; } = taskDefinition;

    public DeploymentRolloutState State { get; set; } = DeploymentRolloutState.IN_PROGRESS;

    public Deployment ToRecord(bool isPrimary) => new()
    {
        Id = Id,
        Status = isPrimary ? "PRIMARY" : "ACTIVE",
        TaskDefinition = TaskDefinition,
        RolloutState = State,
        RolloutStateReason = State == DeploymentRolloutState.FAILED ? "ECS deployment circuit breaker: tasks failed to start." : $"ECS deployment {Id} {State.Value}.",
    };
}
