namespace Delightful.Local.Containers;

/// <summary>One task from its start to its end. Its version goes up with each change, as ECS counts.</summary>
sealed class RunningTask(string cluster, string? service, string startedBy, TaskDefinition definition, DateTimeOffset created)
{
    readonly Lock gate = new();

    public string Id { get; } = Guid.NewGuid().ToString("N");

    public string Cluster => cluster;

    /// <summary>The service that keeps it; null for one that runs once.</summary>
    public string? Service => service;

    /// <summary>The task set of a service, or what who started it said.</summary>
    public string StartedBy => startedBy;

    public TaskDefinition Definition => definition;

    public DateTimeOffset Created => created;

    public string Arn => $"arn:aws:ecs:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}:task/{cluster}/{Id}";

    public string ClusterArn => $"arn:aws:ecs:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}:cluster/{cluster}";

    public string Status { get; private set; } = "PENDING";

    public int Version { get; private set; } = 1;

    public string? Digest { get; private set; }

    public int? Port { get; private set; }

    public DateTimeOffset? Started { get; private set; }

    public DateTimeOffset? Stopped { get; private set; }

    public int? ExitCode { get; private set; }

    public string? StopCode { get; private set; }

    public string? StoppedReason { get; private set; }

    public void Run(string digest, int port, DateTimeOffset now)
    {
        lock (gate)
            (Status, Digest, Port, Started, Version) = ("RUNNING", digest, port, now, Version + 1);
    }

    public void Stop(string code, string reason, int? exitCode, DateTimeOffset now)
    {
        lock (gate)
            (Status, StopCode, StoppedReason, ExitCode, Stopped, Version) = ("STOPPED", code, reason, exitCode, now, Version + 1);
    }
}
