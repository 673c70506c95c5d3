using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Delightful.Local.CodeDeploy;

/// <summary>
/// Runs deployments behind the API. Whatever a step throws becomes the deployment's error information; a
/// deployment that ends badly is followed by its rollback when the group or the stop says so.
/// </summary>
sealed class DeploymentRunner(Deployments deployments, Sides sides, Hooks hooks, AlarmWatch alarms, DeploymentEvents events, LocalCloudOptions options, CodeDeployLimits limits, TimeProvider clock, ILogger<DeploymentRunner> logger) : IAsyncDisposable
{
    readonly CancellationTokenSource end = new();
    readonly ConcurrentDictionary<Task, bool> running = new();

    public void Start(Deployment deployment, AppSpec spec)
    {
        deployments.Add(deployment);
        var run = Task.Run(() => GuardedAsync(deployment, spec));
        running[run] = true;
        _ = run.ContinueWith(done => running.TryRemove(done, out _), TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Task.WhenAll(running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    async Task GuardedAsync(Deployment deployment, AppSpec spec)
    {
        try
        {
            await RunAsync(deployment, spec);
        }
        catch (Exception broken) when (!end.IsCancellationRequested)
        {
            logger.LogError(broken, "deployment {Deployment} broke", deployment.Id);
            if (!deployment.IsOver)
                deployment.End("Failed", ("INTERNAL_ERROR", broken.Message), clock.GetUtcNow());
        }
    }

    async Task RunAsync(Deployment deployment, AppSpec spec)
    {
        deployment.Is("InProgress", clock.GetUtcNow());
        await events.ChangedAsync(deployment, "START");
        var run = new BlueGreenRun(deployment, spec, sides, hooks, events, options, limits, clock);
        try
        {
            await UnlessStoppedAsync(deployment, run);
        }
        catch (DeploymentFailure failure)
        {
            await GiveUpAsync(deployment, failure);
            return;
        }
        await run.TerminateBlueAsync();
        deployment.End("Succeeded", null, clock.GetUtcNow());
        await events.ChangedAsync(deployment, "SUCCESS");
    }

    async Task UnlessStoppedAsync(Deployment deployment, BlueGreenRun run)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deployment.Stopping.Token, end.Token);
        var alarm = alarms.RaisedAsync(deployment.Group, stop.Token);
        var work = run.RunAsync(stop.Token);
        await Task.WhenAny(work, alarm);
        IReadOnlyList<string> raised = alarm.IsCompletedSuccessfully && !work.IsCompleted ? alarm.Result : [];
        var blind = alarm.IsFaulted && !work.IsCompleted;
        if (raised.Count > 0 || blind || work.IsCompleted)
            await stop.CancelAsync();
        try
        {
            await work;
        }
        catch (OperationCanceledException) when (raised.Count > 0)
        {
            throw new DeploymentFailure("ALARM_ACTIVE", $"One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: <{string.Join(", ", raised)}>");
        }
        catch (OperationCanceledException) when (blind)
        {
            throw new DeploymentFailure("ALARM_ACTIVE", $"The group's alarms could not be read: {alarm.Exception!.InnerException!.Message}");
        }
        catch (OperationCanceledException) when (deployment.Stopping.IsCancellationRequested)
        {
            throw new DeploymentFailure("MANUAL_STOP", "The deployment has been stopped at the request of a user");
        }
        catch (Exception broken) when (broken is not DeploymentFailure and not OperationCanceledException)
        {
            throw new DeploymentFailure("INTERNAL_ERROR", broken.Message);
        }
    }

    async Task GiveUpAsync(Deployment deployment, DeploymentFailure failure)
    {
        var rollback = RollsBack(deployment, failure) ? new Deployment(deployment.Group, RollbackRequest(deployment), clock.GetUtcNow(), deployment) : null;
        deployments.Replace(deployment, () => deployment.End(failure.IsStop ? "Stopped" : "Failed", (failure.Code, failure.Message), clock.GetUtcNow()), rollback);
        await events.ChangedAsync(deployment, failure.IsStop ? "STOP" : "FAILURE");
        if (rollback is not null)
            await RollBackAsync(rollback);
    }

    async Task RollBackAsync(Deployment rollback)
    {
        rollback.Is("InProgress", clock.GetUtcNow());
        await events.ChangedAsync(rollback, "START");
        try
        {
            await new RollbackRun(rollback, sides, clock).RunAsync();
        }
        catch (Exception broken)
        {
            rollback.End("Failed", ((broken as DeploymentFailure)?.Code ?? "INTERNAL_ERROR", broken.Message), clock.GetUtcNow());
            await events.ChangedAsync(rollback, "FAILURE");
            return;
        }
        rollback.End("Succeeded", null, clock.GetUtcNow());
        await events.ChangedAsync(rollback, "SUCCESS");
    }

    static bool RollsBack(Deployment deployment, DeploymentFailure failure)
    {
        if (failure.Code == "MANUAL_STOP" && deployment.RollBackWhenStopped is { } said)
            return said;
        return (bool?)deployment.AutoRollback?["enabled"] is true
            && (deployment.AutoRollback["events"] as JsonArray ?? []).Any(name => (string?)name == failure.RollbackEvent);
    }

    /// The revision is the one that the old tasks came from, when a deployment brought them.
    JsonObject RollbackRequest(Deployment deployment)
    {
        var before = deployments.Of(deployment.Application, deployment.GroupName).FirstOrDefault(d => d is { Status: "Succeeded", Undoes: null });
        var request = deployment.Request.DeepClone().AsObject();
        request["revision"] = before?.Request["revision"]?.DeepClone();
        request["description"] = $"Rollback of {deployment.Id}";
        return request;
    }
}
