using System.Collections.Immutable;

namespace Delightful.Local.Containers;

/// <summary>
/// A service: the task set that has the traffic and, during a deployment, the one that is to get it. One that ECS rolls has its
/// deployments, too: the first of them is the primary one.
/// </summary>
sealed class EcsService(string cluster, string name, int desired, TaskParts parts)
{
    readonly Lock gate = new();
    ImmutableArray<TaskSet> sets = [];
    ImmutableArray<RollingDeployment> deployments = [];

    public string Cluster => cluster;

    public string Name => name;

    public string Arn => $"arn:aws:ecs:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}:service/{cluster}/{name}";

    public int Desired { get; private set; } = desired;

    public TaskSet? Primary { get; private set; }

    public IReadOnlyList<TaskSet> Sets => sets;

    public IReadOnlyList<RollingDeployment> Deployments => deployments;

    /// <summary>The deployment that says what is to run; null for a service that CodeDeploy deploys.</summary>
    public RollingDeployment? Rolling => deployments is [var first, ..] ? first : null;

    /// <summary>What a rollback goes back to; null before anything completed.</summary>
    public RollingDeployment? LastCompleted => deployments.FirstOrDefault(d => d.State == RollingDeployment.Completed);

    public CircuitBreaker Breaker { get; set; } = new(false, false);

    /// <summary>Starts the tasks of a new set; the first set of a service is its primary one.</summary>
    public async Task<TaskSet> AddAsync(TaskDefinition definition, TargetGroup? group)
    {
        var set = new TaskSet(cluster, name, definition, group, parts);
        ImmutableInterlocked.Update(ref sets, all => all.Add(set));
        Primary ??= set;
        await set.ScaleAsync(Desired);
        return set;
    }

    public void Promote(TaskSet set) => Primary = set;

    /// <summary>Makes a new deployment the primary one.</summary>
    public void Roll(RollingDeployment deployment)
    {
        lock (gate)
            deployments = deployments.Insert(0, deployment);
    }

    /// <summary>Makes an earlier deployment the primary one again; false when another took the place of the failed one meanwhile.</summary>
    public bool GoBack(RollingDeployment failed, RollingDeployment before)
    {
        lock (gate)
        {
            if (Rolling != failed)
                return false;
            deployments = deployments.Remove(before).Insert(0, before);
            return true;
        }
    }

    /// <summary>Ends the tasks of every deployment that is older than this one or was undone by it.</summary>
    public async Task LeaveOnlyAsync(RollingDeployment deployment)
    {
        ImmutableArray<RollingDeployment> over;
        lock (gate)
        {
            over = deployments.RemoveRange(0, deployments.IndexOf(deployment) + 1);
            deployments = deployments.RemoveRange(over);
        }
        await Task.WhenAll(over.Select(d => RemoveAsync(d.Tasks)));
    }

    /// <summary>Drains and ends the set's tasks.</summary>
    public async Task RemoveAsync(TaskSet set)
    {
        await set.ScaleAsync(0);
        ImmutableInterlocked.Update(ref sets, all => all.Remove(set));
    }

    public async Task ScaleAsync(int count)
    {
        Desired = count;
        await (Primary?.ScaleAsync(count) ?? Task.CompletedTask);
    }

    public Task StopAsync()
    {
        lock (gate)
            deployments = [];
        return Task.WhenAll(sets.Select(RemoveAsync));
    }
}
