using System.Collections.Immutable;

namespace Delightful.Local.Containers;

/// <summary>A service: the task set that has the traffic and, during a deployment, the one that is to get it.</summary>
sealed class EcsService(string cluster, string name, int desired, TaskParts parts)
{
    ImmutableArray<TaskSet> sets = [];

    public string Cluster => cluster;

    public string Name => name;

    public string Arn => $"arn:aws:ecs:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}:service/{cluster}/{name}";

    public int Desired { get; private set; } = desired;

    public TaskSet? Primary { get; private set; }

    public IReadOnlyList<TaskSet> Sets => sets;

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

    public Task StopAsync() => Task.WhenAll(sets.Select(RemoveAsync));
}
