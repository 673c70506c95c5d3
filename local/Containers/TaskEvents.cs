namespace Delightful.Local.Containers;

/// <summary>Tells each change of a task, as ECS does.</summary>
sealed class TaskEvents(IEventEmitter emitter)
{
    public Task ChangedAsync(RunningTask task) => emitter.EmitAsync("aws.ecs", "ECS Task State Change", [task.Arn], TaskDocument.ForEvent(task), default);
}
