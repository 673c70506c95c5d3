namespace Delightful.Local.Containers;

/// <summary>Health of a target, spelled as the load balancer spells it.</summary>
enum TargetHealth
{
    Initial,
    Healthy,
    Unhealthy,
    Draining,
}

/// <summary>One task behind a target group. Counts what is in flight, so that it can be drained.</summary>
sealed class Target(string task, int port)
{
    readonly Lock gate = new();
    readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int inFlight;

    public string Task => task;

    public int Port => port;

    public TargetHealth Health { get; private set; } = TargetHealth.Initial;

    /// <summary>Takes the target for one request; false when it must get no new ones. The caller leaves after the last byte.</summary>
    public bool TryEnter()
    {
        lock (gate)
        {
            if (Health != TargetHealth.Healthy)
                return false;
            inFlight++;
            return true;
        }
    }

    public void Leave()
    {
        lock (gate)
            if (--inFlight == 0 && Health == TargetHealth.Draining)
                idle.TrySetResult();
    }

    public void Found(TargetHealth health)
    {
        lock (gate)
            if (Health != TargetHealth.Draining)
                Health = health;
    }

    /// <summary>Completes when nothing is in flight any more.</summary>
    public Task DrainAsync()
    {
        lock (gate)
        {
            Health = TargetHealth.Draining;
            if (inFlight == 0)
                idle.TrySetResult();
            return idle.Task;
        }
    }
}
