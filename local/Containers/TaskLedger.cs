using System.Collections.Concurrent;

namespace Delightful.Local.Containers;

/// <summary>All tasks, and stopped ones for an hour, as ECS remembers them.</summary>
sealed class TaskLedger(TimeProvider clock)
{
    static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    readonly ConcurrentDictionary<string, RunningTask> tasks = new();

    public IEnumerable<RunningTask> All => tasks.Values.OrderBy(task => task.Created);

    public RunningTask? Find(string idOrArn) => tasks.GetValueOrDefault(idOrArn.Split('/')[^1]);

    public void Add(RunningTask task)
    {
        tasks[task.Id] = task;
        foreach (var (id, old) in tasks)
            if (old.Stopped is { } stopped && clock.GetUtcNow() - stopped > Memory)
                tasks.TryRemove(id, out _);
    }
}
