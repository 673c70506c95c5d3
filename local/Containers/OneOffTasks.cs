using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Delightful.Local.Containers;

/// <summary>RunTask: tasks that run once, to their end. The same token is answered with the same task.</summary>
sealed class OneOffTasks(TaskDefinitions definitions, TaskParts parts, BackgroundWork background) : IAwsBehaviour
{
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    readonly ConcurrentDictionary<string, (string Asked, RunningTask Task)> tokens = new();

    /// <inheritdoc/>
    public bool Owns(AwsRequest request) => request is { Service: "ecs", Operation: "RunTask" };

    /// <inheritdoc/>
    public async Task AnswerAsync(AwsRequest request, CancellationToken ct)
    {
        var asked = request.Json();
        if (((int?)asked["count"] ?? 1) != 1 || asked["overrides"] is not null)
            throw new AwsException("InvalidParameterException", "one task at a time is run here, without overrides");
        var definition = await definitions.ReadAsync((string?)asked["taskDefinition"] ?? "", ct);
        var task = new RunningTask(((string?)asked["cluster"] ?? "default").Split('/')[^1], service: null, (string?)asked["startedBy"] ?? "", definition, parts.Clock.GetUtcNow());
        if ((string?)asked["clientToken"] is { } token)
        {
            var (before, known) = tokens.GetOrAdd(token, (asked.ToJsonString(), task));
            if (before != asked.ToJsonString())
                throw new AwsException("ConflictException", $"the client token {token} was used with other parameters");
            if (known != task)
            {
                await request.AnswerAsync(Answer(known), ct);
                return;
            }
        }
        parts.Ledger.Add(task);
        background.Run($"task {task.Id}", stopping => RunAsync(task, stopping));
        await request.AnswerAsync(Answer(task), ct);
    }

    static JsonObject Answer(RunningTask task) => new() { ["tasks"] = new JsonArray(TaskDocument.ForApi(task)), ["failures"] = new JsonArray() };

    async Task RunAsync(RunningTask task, CancellationToken stopping)
    {
        await parts.Events.ChangedAsync(task);
        try
        {
            var (process, image, port) = await parts.Processes.StartAsync(task, stopping);
            await using (process)
            {
                task.Run(image.Digest, port, parts.Clock.GetUtcNow());
                await parts.Events.ChangedAsync(task);
                await Task.WhenAny(process.Exited, Task.Delay(Timeout.InfiniteTimeSpan, stopping));
                task.Stop("EssentialContainerExited", "Essential container in task exited", await process.StopAsync(Grace), parts.Clock.GetUtcNow());
            }
        }
        catch (CannotPullException missing)
        {
            task.Stop("TaskFailedToStart", missing.Message, null, parts.Clock.GetUtcNow());
        }
        await parts.Events.ChangedAsync(task);
    }
}
