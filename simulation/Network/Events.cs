using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.CloudWatchEvents.ScheduledEvents;
using Amazon.Lambda.Core;
using Delightful.Core.Events;
using Delightful.Pipeline;
using Delightful.Pipeline.AwsEvents;
using Delightful.Simulation.Clouds;
using Delightful.Simulation.Functions;

namespace Delightful.Simulation.Network;

/// <summary>
/// Brings events to functions: late, doubled and out of order; those of CodeBuild, CodeDeploy, ECS and ECR sometimes never,
/// because these sources are best effort.
/// </summary>
internal sealed class Events(World world)
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(60);

    private int _sent;

    public void Pushed(string repository, string tag, string digest) =>
        Send(bestEffort: true, "ImagePushed", i => i.ImagePushed.ImagePushed, PipelineJson.Default.CloudWatchEventEcrImageAction,
            new EcrImageAction { ActionType = "PUSH", Result = "SUCCESS", RepositoryName = repository, ImageTag = tag, ImageDigest = digest });

    public void BuildChanged(SimulatedBuild build, string? status) =>
        Send(bestEffort: true, "BuildStateChanged", i => i.BuildStateChanged.BuildStateChanged, PipelineJson.Default.CloudWatchEventCodeBuildChange,
            new CodeBuildChange
            {
                BuildId = build.Arn,
                BuildStatus = status,
                CompletedPhase = status is null ? "PRE_BUILD" : null,
                Information = new CodeBuildInformation
                {
                    Environment = new CodeBuildEnvironment { Variables = [.. build.Variables.Select(v => new CodeBuildVariable { Name = v.Name, Value = v.Value })] },
                    Exported = [.. build.Exported.Select(v => new CodeBuildVariable { Name = v.Name, Value = v.Value })],
                },
            });

    public void RolloutChanged(string rollout, string state) =>
        Send(bestEffort: true, "RolloutStateChanged", i => i.RolloutStateChanged.RolloutStateChanged, PipelineJson.Default.CloudWatchEventRolloutChange,
            new RolloutChange { DeploymentId = rollout, State = state });

    /// <summary>The deployment of a service that ECS rolls moved on. Only the service tells whose it is.</summary>
    public void Rolled(string service, string deployment) =>
        Send(bestEffort: true, "RolloutStateChanged", i => i.RolloutStateChanged.RolloutStateChanged, PipelineJson.Default.CloudWatchEventRolloutChange,
            new RolloutChange { DeploymentId = deployment }, source: "aws.ecs", resource: service);

    public void Alarm(string alarm, string state) =>
        Send(bestEffort: false, "AlarmStateChanged", i => i.AlarmStateChanged.AlarmStateChanged, PipelineJson.Default.CloudWatchEventAlarmChange,
            new AlarmChange { AlarmName = alarm, State = new AlarmState { Value = state, Reason = "5 errors in a minute" } });

    public void Own(AnalysisRequested detail) =>
        Send(bestEffort: false, "AnalyzeSource", i => i.AnalyzeSource.AnalyzeSource, PipelineJson.Default.AnalysisRequestedEvent, detail);

    public void Own(AnalysisCompleted detail) =>
        Send(bestEffort: false, "AnalysisCompleted", i => i.AnalysisCompleted.AnalysisCompleted, PipelineJson.Default.AnalysisCompletedEvent, detail);

    public void Own(RollbackRequested detail) =>
        Send(bestEffort: false, "RollbackRequested", i => i.RollbackRequested.RollbackRequested, PipelineJson.Default.RollbackRequestedEvent, detail);

    public void Own(HoldLiftRequested detail) =>
        Send(bestEffort: false, "HoldLiftRequested", i => i.HoldLiftRequested.HoldLiftRequested, PipelineJson.Default.HoldLiftRequestedEvent, detail,
            isRunning => world.Watch.Lifting(detail, isRunning));

    public void Own(PromotionRequested detail) =>
        Send(bestEffort: false, "PromotionRequested", i => i.PromotionRequested.PromotionRequested, PipelineJson.Default.PromotionRequestedEvent, detail);

    public void Own(ApprovalDecided detail, string source) =>
        Send(bestEffort: false, "ApprovalDecided", i => i.ApprovalDecided.ApprovalDecided, PipelineJson.Default.ApprovalDecidedEvent, detail, source: source);

    public void Own(UnlockRequested detail) =>
        Send(bestEffort: false, "UnlockRequested", i => i.UnlockRequested.UnlockRequested, PipelineJson.Default.UnlockRequestedEvent, detail);

    /// <summary>CodeDeploy calls the hook's function. It may call twice, or late, or never.</summary>
    public void Hook(string rollout, string hook)
    {
        var called = new LifecycleHook { DeploymentId = rollout, LifecycleEventHookExecutionId = hook };
        Deliver(bestEffort: true, () => world.Lambda.Invoke(
            "ValidateGreen", TimeSpan.FromSeconds(300), (instance, context) => instance.ValidateGreen.ValidateGreen(called, context)));
    }

    public void Tick() => world.Lambda.Invoke(
        "Watchdog", TimeSpan.FromSeconds(120), (instance, context) => instance.Watchdog.Watchdog(new ScheduledEvent(), context));

    private void Send<T>(
        bool bestEffort, string function, Func<Instance, Func<CloudWatchEvent<T>, ILambdaContext, Task>> of,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<CloudWatchEvent<T>> type, T detail, Action<bool>? around = null, string? source = null, string? resource = null)
    {
        var sent = new CloudWatchEvent<T> { Source = source ?? "", Id = $"event-{++_sent}", Time = world.Time.Clock.UtcDateTime, Detail = detail, Resources = resource is null ? null : [resource] };
        if (world.Faults.IsStrangeEvent())
            sent = NewerVersion.Of(sent, type);
        Deliver(bestEffort, () => world.Lambda.Invoke(function, Short, (instance, context) => of(instance)(sent, context), around));
    }

    private void Deliver(bool bestEffort, Action arrive)
    {
        if (world.Faults.LosesEvent(bestEffort))
            return;
        for (var copies = world.Faults.DoublesEvent() ? 3 : 1; copies > 0; copies--)
            world.Time.After(world.Faults.DelayOfEvent(), arrive);
    }
}
