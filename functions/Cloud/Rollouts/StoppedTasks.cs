using Amazon.ECS;
using Amazon.ECS.Model;
using Delightful.Core.Verification;

namespace Delightful.Cloud;

/// <summary>What the tasks of a release say that did not stay up. ECS remembers them for about an hour.</summary>
internal sealed class StoppedTasks(IAmazonECS ecs)
{
    /// <summary>As many as ECS describes at once.</summary>
    private const int Most = 100;

    /// <summary>The endings in one sentence; null when no task of it ended by itself.</summary>
    public async Task<string?> SayAsync(string cluster, string service, string taskDefinition, CancellationToken cancellationToken)
    {
        var listed = await ecs.ListTasksAsync(
            new ListTasksRequest { Cluster = cluster, ServiceName = service, DesiredStatus = DesiredStatus.STOPPED }, cancellationToken).ConfigureAwait(false);
        if (listed.TaskArns is not { Count: > 0 } arns)
            return null;
        var described = await ecs.DescribeTasksAsync(
            new DescribeTasksRequest { Cluster = cluster, Tasks = [.. arns.Take(Most)] }, cancellationToken).ConfigureAwait(false);
        return TaskEnding.Sentence([.. (described.Tasks ?? []).Where(task => EcsTarget.Name(task.TaskDefinitionArn) == EcsTarget.Name(taskDefinition) && EndedByItself(task)).Select(Ending)]);
    }

    /// <summary>Not because a person or the service wanted fewer of them.</summary>
    private static bool EndedByItself(Amazon.ECS.Model.Task task) =>
        task.StopCode == TaskStopCode.EssentialContainerExited || task.StopCode == TaskStopCode.TaskFailedToStart
        || (task.StopCode == TaskStopCode.ServiceSchedulerInitiated && task.StoppedReason?.Contains("health check", StringComparison.OrdinalIgnoreCase) == true);

    private static TaskEnding Ending(Amazon.ECS.Model.Task task) =>
        new(task.StoppedReason ?? "it does not say why", task.Containers?.Select(container => container.ExitCode).FirstOrDefault(code => code is not null and not 0));
}
