using System.Text.Json.Nodes;
using Delightful.Local.Containers;

namespace Delightful.Local.CodeDeploy;

/// <summary>
/// One deployment: what was asked, with the group's settings as they were then, and how far it has come.
/// A rollback is a deployment of its own, which names the one it undoes.
/// </summary>
sealed class Deployment(JsonObject group, JsonObject request, DateTimeOffset created, Deployment? undoes = null)
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    readonly Lock gate = new();
    readonly Dictionary<string, LifecycleEvent> lifecycle = LifecycleEvent.Names.ToDictionary(name => name, name => new LifecycleEvent(name));

    public string Id { get; } = $"d-{Random.Shared.GetString(Alphabet, 9)}";

    public JsonObject Group => group;

    public JsonObject Request => request;

    public DateTimeOffset Created => created;

    public Deployment? Undoes => undoes;

    public string Application => (string)group["applicationName"]!;

    public string GroupName => (string)group["deploymentGroupName"]!;

    public string Cluster => (string?)group["ecsServices"]?[0]?["clusterName"] ?? "default";

    public string Service => (string?)group["ecsServices"]?[0]?["serviceName"] ?? "";

    public string Configuration => (string?)request["deploymentConfigName"] ?? (string?)group["deploymentConfigName"] ?? "CodeDeployDefault.ECSAllAtOnce";

    public JsonNode? AutoRollback => request["autoRollbackConfiguration"] ?? group["autoRollbackConfiguration"];

    public string Status { get; private set; } = "Created";

    public DateTimeOffset? Started { get; private set; }

    public DateTimeOffset? Completed { get; private set; }

    public (string Code, string Message)? Error { get; private set; }

    public string? RollbackId { get; set; }

    public TaskSet? Blue { get; set; }

    public TaskSet? Green { get; set; }

    /// <summary>Cancelled by StopDeployment.</summary>
    public CancellationTokenSource Stopping { get; } = new();

    /// <summary>What StopDeployment said about rolling back; null when it left that to the group.</summary>
    public bool? RollBackWhenStopped { get; set; }

    public TaskCompletionSource ReadyToGoOn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource ReadyToTerminate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsOver => Status is "Succeeded" or "Failed" or "Stopped";

    public IReadOnlyList<LifecycleEvent> Lifecycle
    {
        get
        {
            lock (gate)
                return [.. LifecycleEvent.Names.Select(name => lifecycle[name])];
        }
    }

    /// <summary>Reads several facts as they were at one moment, so that no answer is half from before a change and half from after.</summary>
    public T Snapshot<T>(Func<T> read)
    {
        lock (gate)
            return read();
    }

    public void Is(string status, DateTimeOffset now)
    {
        lock (gate)
            (Status, Started) = (status, Started ?? now);
    }

    public void End(string status, (string, string)? error, DateTimeOffset now)
    {
        lock (gate)
        {
            (Status, Error, Completed) = (status, error, now);
            foreach (var step in lifecycle.Values.Where(step => step.Status == "Pending").ToList())
                lifecycle[step.Name] = step with { Status = "Skipped" };
        }
    }

    public void Change(string step, Func<LifecycleEvent, LifecycleEvent> change)
    {
        lock (gate)
            lifecycle[step] = change(lifecycle[step]);
    }
}
