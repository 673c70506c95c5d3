using System.Text.Json.Nodes;

namespace Delightful.Local.Containers;

/// <summary>One deployment of a service that ECS rolls. Its id is that of its tasks' set, so that each task names it.</summary>
sealed class RollingDeployment(TaskSet tasks, DateTimeOffset created)
{
    public const string Running = "IN_PROGRESS";
    public const string Completed = "COMPLETED";
    public const string Failed = "FAILED";

    readonly Lock gate = new();

    public string Id => tasks.Id;

    public TaskSet Tasks => tasks;

    public string State { get; private set; } = Running;

    public string Reason { get; private set; } = $"ECS deployment {tasks.Id} in progress.";

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Updated { get; private set; } = created;

    public void Is(string state, string reason, DateTimeOffset now)
    {
        lock (gate)
            (State, Reason, Updated) = (state, reason, now);
    }

    public JsonObject ToDocument(bool isPrimary) => new()
    {
        ["id"] = Id,
        ["status"] = isPrimary ? "PRIMARY" : "ACTIVE",
        ["taskDefinition"] = tasks.Definition.Arn,
        ["desiredCount"] = tasks.Desired,
        ["runningCount"] = tasks.Running,
        ["pendingCount"] = Math.Max(0, tasks.Desired - tasks.Running),
        ["failedTasks"] = tasks.FailedTasks,
        ["createdAt"] = Created.ToUnixTimeMilliseconds() / 1000d,
        ["updatedAt"] = Updated.ToUnixTimeMilliseconds() / 1000d,
        ["launchType"] = "FARGATE",
        ["rolloutState"] = State,
        ["rolloutStateReason"] = Reason,
    };
}
