using Amazon.ECS;
using Amazon.ECS.Model;
using Delightful.Core.Slots;
using Delightful.Core.Verification;
using Polly;
using Polly.Retry;

namespace Delightful.Cloud;

/// <summary>What an ECS service really runs, compared with what was asked for.</summary>
/// <param name="ecs">ECS.</param>
/// <param name="attempts">How often it is looked before what runs counts as something else: the record follows a rollout with a delay.</param>
/// <param name="backoff">The wait after the first such look; it doubles with each further one.</param>
/// <param name="clock">Waits between looks.</param>
internal sealed class RunningService(IAmazonECS ecs, int attempts, TimeSpan backoff, TimeProvider clock)
{
    private const string VersionLabel = "org.opencontainers.image.version";
    private const string VersionVariable = "IMAGE_TAG";

    private readonly ResiliencePipeline<Finding> _patience = attempts < 2
        ? ResiliencePipeline<Finding>.Empty
        : new ResiliencePipelineBuilder<Finding> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<Finding>
            {
                ShouldHandle = new PredicateBuilder<Finding>().HandleResult(found => !found.Matches),
                MaxRetryAttempts = attempts - 1,
                Delay = backoff,
                BackoffType = DelayBackoffType.Exponential,
            })
            .Build();

    public async Task<SlotEvent> ConfirmAsync(CommandId id, SlotCommand.ConfirmRunning asked, CancellationToken cancellationToken)
    {
        if (EcsTarget.TryParse(asked.Target, out var error) is not { } target)
            return new SlotEvent.CommandFailed(id.ToString(), error);
        var found = await _patience.ExecuteAsync(
            async token => await LookAsync(target, asked, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return new SlotEvent.RunningConfirmed(id.ToString(), found.Matches, found.Sentence);
    }

    private async Task<Finding> LookAsync(EcsTarget target, SlotCommand.ConfirmRunning asked, CancellationToken cancellationToken)
    {
        if (await FindAsync(target.Cluster, target.Service, cancellationToken).ConfigureAwait(false) is not { } service)
            return new(false, $"there is no service {target.Service} in the cluster {target.Cluster}");
        var runs = service.TaskSets?.Find(t => t.Status == "PRIMARY")?.TaskDefinition ?? service.TaskDefinition;
        if (Name(runs) != Name(target.TaskDefinition))
            return new(false, $"{target.Service} runs {Name(runs)}, not {Name(target.TaskDefinition)}");
        var described = await ecs.DescribeTaskDefinitionAsync(
            new DescribeTaskDefinitionRequest { TaskDefinition = runs }, cancellationToken).ConfigureAwait(false);
        return described.TaskDefinition.ContainerDefinitions?.Find(c => c.Name == target.ContainerName) is { } container
            ? Compare(container, Name(runs), asked)
            : new(false, $"{Name(runs)} has no container {target.ContainerName}");
    }

    /// <summary>How many of the tasks run that the service wants; null when there is no such service.</summary>
    public async Task<TaskCount?> CountAsync(EcsTarget target, CancellationToken cancellationToken) =>
        await FindAsync(target.Cluster, target.Service, cancellationToken).ConfigureAwait(false) is { } service
            ? new TaskCount(service.DesiredCount ?? 0, service.RunningCount ?? 0)
            : null;

    /// <summary>The service as ECS describes it; null when there is none.</summary>
    public async Task<Service?> FindAsync(string cluster, string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ecs.DescribeServicesAsync(
                new DescribeServicesRequest { Cluster = cluster, Services = [name] }, cancellationToken).ConfigureAwait(false);
            return answer.Services is [{ Status: not "INACTIVE" } service, ..] ? service : null;
        }
        catch (ClusterNotFoundException)
        {
            return null;
        }
    }

    private static Finding Compare(ContainerDefinition container, string runs, SlotCommand.ConfirmRunning asked)
    {
        if (container.Image?.EndsWith($"@{asked.Digest}", StringComparison.Ordinal) != true)
            return new(false, $"{runs} runs the image {container.Image}, not {asked.Digest}");
        var tag = container.Environment?.Find(v => v.Name == VersionVariable)?.Value ?? container.DockerLabels?.GetValueOrDefault(VersionLabel);
        return tag == asked.Tag
            ? new(true, $"{runs} runs {asked.Tag} at {asked.Digest}")
            : new(false, $"{runs} says it is {tag ?? "of no version"}, not {asked.Tag}");
    }

    private static string Name(string? taskDefinition) => EcsTarget.Name(taskDefinition);

    private sealed record Finding(bool Matches, string Sentence);
}
