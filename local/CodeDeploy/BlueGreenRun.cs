using Delightful.Local.Containers;

namespace Delightful.Local.CodeDeploy;

/// <summary>The stations of one ECS blue/green deployment, in order. Throws <see cref="DeploymentFailure"/> where it cannot go on.</summary>
sealed class BlueGreenRun(Deployment deployment, AppSpec spec, Sides sides, Hooks hooks, DeploymentEvents events, LocalCloudOptions options, CodeDeployLimits limits, TimeProvider clock)
{
    static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken stop)
    {
        var blue = deployment.Blue = sides.ServiceOf(deployment).Primary ?? throw new DeploymentFailure("INVALID_ECS_SERVICE", $"The ECS service {deployment.Service} has no tasks to replace");
        await LeaveNothingOfEarlierAsync(blue, stop);
        await StepAsync("BeforeInstall", null, stop);
        await StepAsync("Install", () => InstallAsync(blue, stop), stop);
        var green = deployment.Green!;
        await StepAsync("AfterInstall", null, stop);
        if (sides.HasTestRoute(deployment))
        {
            await StepAsync("AllowTestTraffic", () => sides.TestAsync(deployment, green, stop), stop);
            await StepAsync("AfterAllowTestTraffic", null, stop);
        }
        await ReadyAsync(stop);
        await StepAsync("BeforeAllowTraffic", null, stop);
        await StepAsync("AllowTraffic", () => ShiftAsync(blue, green, stop), stop);
        await StepAsync("AfterAllowTraffic", null, stop);
        await WaitAsync(Minutes("terminateBlueInstancesOnDeploymentSuccess", "terminationWaitTimeInMinutes"), deployment.ReadyToTerminate.Task, stop);
    }

    /// <summary>Ends the old tasks. Not part of what can be stopped: from here there is nothing to go back to.</summary>
    public Task TerminateBlueAsync() => (string?)deployment.Group["blueGreenDeploymentConfiguration"]?["terminateBlueInstancesOnDeploymentSuccess"]?["action"] is "KEEP_ALIVE"
        ? Task.CompletedTask
        : sides.ServiceOf(deployment).RemoveAsync(deployment.Blue!);

    async Task InstallAsync(TaskSet blue, CancellationToken stop)
    {
        deployment.Green = await sides.StartGreenAsync(deployment, blue, spec.TaskDefinition, stop);
        try
        {
            await deployment.Green.SteadyAsync(CodeDeployLimits.Longer(options.Scaled(Patience), limits.LeastInstall), stop);
        }
        catch (TimeoutException unhealthy)
        {
            throw new DeploymentFailure("TIMEOUT", $"The deployment timed out: {unhealthy.Message}");
        }
    }

    async Task ShiftAsync(TaskSet blue, TaskSet green, CancellationToken stop)
    {
        foreach (var (percent, wait) in DeploymentConfiguration.Get(deployment.Configuration).Steps())
        {
            await sides.ShiftAsync(deployment, blue, green, percent, stop);
            await Task.Delay(options.Scaled(wait), clock, stop);
        }
        await sides.PromoteAsync(deployment, green, stop);
    }

    async Task ReadyAsync(CancellationToken stop)
    {
        if ((string?)deployment.Group["blueGreenDeploymentConfiguration"]?["deploymentReadyOption"]?["actionOnTimeout"] is not "STOP_DEPLOYMENT")
            return;
        deployment.Is("Ready", clock.GetUtcNow());
        await events.ChangedAsync(deployment, "READY");
        await WaitAsync(Minutes("deploymentReadyOption", "waitTimeInMinutes"), deployment.ReadyToGoOn.Task, stop);
        if (!deployment.ReadyToGoOn.Task.IsCompleted)
            throw new DeploymentFailure("MANUAL_STOP", "Nobody continued the deployment within its wait time");
        deployment.Is("InProgress", clock.GetUtcNow());
    }

    async Task StepAsync(string name, Func<Task>? work, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        deployment.Change(name, step => step with { Status = "InProgress", Started = clock.GetUtcNow() });
        try
        {
            if (work is not null)
                await work();
            if (spec.Hooks.TryGetValue(name, out var function))
                await hooks.AskAsync(deployment, name, function, stop);
            deployment.Change(name, step => step with { Status = "Succeeded", Ended = clock.GetUtcNow() });
        }
        catch (Exception failed)
        {
            deployment.Change(name, step => step with { Status = "Failed", Ended = clock.GetUtcNow(), Diagnostics = ("ScriptFailed", failed.Message) });
            throw;
        }
    }

    /// A deployment that was stopped without a rollback left its tasks; only the primary ones count.
    async Task LeaveNothingOfEarlierAsync(TaskSet blue, CancellationToken stop)
    {
        foreach (var left in sides.ServiceOf(deployment).Sets.Where(set => set != blue).ToList())
        {
            await sides.ShiftAsync(deployment, left, blue, 100, stop);
            await sides.ServiceOf(deployment).RemoveAsync(left);
        }
    }

    async Task WaitAsync(TimeSpan wait, Task sooner, CancellationToken stop)
    {
        await Task.WhenAny(sooner, Task.Delay(options.Scaled(wait), clock, stop));
        stop.ThrowIfCancellationRequested();
    }

    TimeSpan Minutes(string section, string name) => TimeSpan.FromMinutes((double?)deployment.Group["blueGreenDeploymentConfiguration"]?[section]?[name] ?? 0);
}
