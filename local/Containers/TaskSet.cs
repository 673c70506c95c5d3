namespace Delightful.Local.Containers;

/// <summary>Tasks of one definition behind one target group: the blue or the green side of a service.</summary>
sealed class TaskSet(string cluster, string service, TaskDefinition definition, TargetGroup? group, TaskParts parts)
{
    readonly Lock gate = new();
    readonly List<TaskKeeper> keepers = [];

    public string Id { get; } = $"ecs-svc/{Random.Shared.NextInt64(1_000_000_000_000_000_000, long.MaxValue)}";

    public string Cluster => cluster;

    public string Service => service;

    public TaskDefinition Definition => definition;

    public TargetGroup? Group => group;

    public DateTimeOffset Created { get; } = parts.Clock.GetUtcNow();

    public int Desired => Keepers.Count;

    public int Running => Keepers.Count(keeper => keeper.Task?.Status == "RUNNING");

    /// <summary>How many tasks of its places did not stay up.</summary>
    public int FailedTasks => Keepers.Sum(keeper => keeper.Failures);

    public bool IsSteady => Keepers.All(keeper => keeper.IsHealthy);

    /// <summary>Why tasks of this set failed, newest of each place; empty while none has.</summary>
    public IReadOnlyList<string> Failures => [.. Keepers.Where(keeper => keeper.LastFailure is not null).Select(keeper => keeper.LastFailure!).Distinct()];

    IReadOnlyList<TaskKeeper> Keepers
    {
        get
        {
            lock (gate)
                return [.. keepers];
        }
    }

    /// <summary>Sets the number of tasks; the newest leave first, each after draining.</summary>
    public async Task ScaleAsync(int desired)
    {
        List<TaskKeeper> leaving;
        lock (gate)
        {
            while (keepers.Count < desired)
            {
                var keeper = new TaskKeeper(this, group, parts);
                keepers.Add(keeper);
                keeper.Start();
            }
            leaving = keepers[desired..];
            keepers.RemoveRange(desired, keepers.Count - desired);
        }
        await Task.WhenAll(leaving.Select(keeper => keeper.StopAsync()));
    }

    /// <summary>Returns once every place has a healthy task. Throws <see cref="TimeoutException"/> with the reasons when it takes longer.</summary>
    public async Task SteadyAsync(TimeSpan limit, CancellationToken ct)
    {
        var end = parts.Clock.GetTimestamp() + (long)(limit.TotalSeconds * parts.Clock.TimestampFrequency);
        while (!IsSteady)
        {
            if (parts.Clock.GetTimestamp() > end)
                throw new TimeoutException($"the replacement task set is not healthy after {limit.TotalSeconds:0} s: {string.Join("; ", Failures is [] ? ["no task has passed its health checks"] : Failures)}");
            await Task.Delay(50, ct);
        }
    }
}
