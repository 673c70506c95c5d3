using Delightful.Local.Processes;

namespace Delightful.Local.Containers;

/// <summary>
/// Keeps one place of a task set filled: starts a task, starts another when it exits or fails its health
/// checks, with growing pauses, until it is told to stop. Then it drains before it ends the process.
/// </summary>
sealed class TaskKeeper(TaskSet set, TargetGroup? group, TaskParts parts)
{
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    readonly CancellationTokenSource stop = new();

    public Task? Ended { get; private set; }

    public RunningTask? Task { get; private set; }

    public Target? Target { get; private set; }

    /// <summary>What went wrong with the places's last task, for whoever waits for it in vain.</summary>
    public string? LastFailure { get; private set; }

    public int Failures { get; private set; }

    public bool IsHealthy => Task?.Status == "RUNNING" && (group is null || Target?.Health == TargetHealth.Healthy);

    public void Start() => Ended = KeepAsync();

    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await (Ended ?? System.Threading.Tasks.Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    async Task KeepAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            var task = Task = new RunningTask(set.Cluster, set.Service, set.Id, set.Definition, parts.Clock.GetUtcNow());
            parts.Ledger.Add(task);
            try
            {
                await RunOnceAsync(task);
            }
            catch (OperationCanceledException)
            {
                await EndAsync(task, "ServiceSchedulerInitiated", $"Scaling activity initiated by (deployment {set.Id})", null);
            }
            catch (Exception broken)
            {
                await EndAsync(task, "TaskFailedToStart", broken.Message, null);
            }
            if (task.StoppedReason is { } reason && !stop.IsCancellationRequested)
                (LastFailure, Failures) = (reason, Failures + 1);
            await System.Threading.Tasks.Task.Delay(Pause(), stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task RunOnceAsync(RunningTask task)
    {
        await parts.Events.ChangedAsync(task);
        var (process, image, port) = await parts.Processes.StartAsync(task, stop.Token);
        await using (process)
        {
            task.Run(image.Digest, port, parts.Clock.GetUtcNow());
            await parts.Events.ChangedAsync(task);
            using var watched = new CancellationTokenSource();
            Target = group?.Register(task.Id, port, watched.Token);
            var unfit = await LivesAsync(process);
            if (Target is not null)
                await group!.DeregisterAsync(Target);
            await watched.CancelAsync();
            var exited = process.Exited.IsCompleted;
            var code = await process.StopAsync(Grace);
            await EndAsync(task, exited ? "EssentialContainerExited" : "ServiceSchedulerInitiated", exited ? "Essential container in task exited" : unfit, code);
        }
    }

    /// Returns why the task has to go; by then its process may have gone already.
    async Task<string> LivesAsync(ProcessGroup process)
    {
        while (!stop.IsCancellationRequested && !process.Exited.IsCompleted)
        {
            if (Target?.Health == TargetHealth.Unhealthy)
                return $"Task failed ELB health checks in (target-group {group!.Settings.Arn})";
            await System.Threading.Tasks.Task.WhenAny(process.Exited, System.Threading.Tasks.Task.Delay(50, stop.Token));
        }
        return $"Scaling activity initiated by (deployment {set.Id})";
    }

    async Task EndAsync(RunningTask task, string code, string reason, int? exitCode)
    {
        task.Stop(code, reason, exitCode, parts.Clock.GetUtcNow());
        await parts.Events.ChangedAsync(task);
    }

    TimeSpan Pause()
    {
        var pause = parts.Options.Scaled(TimeSpan.FromSeconds(Math.Pow(2, Math.Min(Failures, 10)) * 5));
        return pause > LongestPause ? LongestPause : pause < TimeSpan.FromMilliseconds(100) ? TimeSpan.FromMilliseconds(100) : pause;
    }
}
