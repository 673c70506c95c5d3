using System.Collections.Concurrent;
using Delightful.Local.Processes;
using Microsoft.Extensions.Logging;

namespace Delightful.Local.CodeBuild;

/// <summary>
/// All builds, newest last, and the few that run at once; the others wait in phase QUEUED. Disposing kills
/// what runs.
/// </summary>
sealed class BuildQueue(LocalCloudOptions options, MotoClient moto, BuildEvents events, ChildProcesses children, CodeBuildLimits limits, TimeProvider clock, ILogger<BuildQueue> logger) : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, Build> builds = new();
    readonly SemaphoreSlim slots = new(limits.ConcurrentBuilds);
    readonly ConcurrentDictionary<Task, bool> running = new();
    readonly CancellationTokenSource end = new();

    public Build? Find(string idOrArn) => builds.GetValueOrDefault(idOrArn.StartsWith("arn:", StringComparison.Ordinal) ? idOrArn[(idOrArn.IndexOf('/', StringComparison.Ordinal) + 1)..] : idOrArn);

    /// <summary>Newest first, as the API lists them by default.</summary>
    public IReadOnlyList<Build> All => [.. builds.Values.OrderByDescending(b => b.Started).ThenByDescending(b => b.Number)];

    public void Start(Build build)
    {
        builds[build.Id] = build;
        build.Enter("SUBMITTED", build.Started);
        var run = Task.Run(() => GuardedAsync(build));
        running[run] = true;
        _ = run.ContinueWith(done => running.TryRemove(done, out _), TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Task.WhenAll(running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// A build that cannot even be told about still ends: whoever polls it sees the fault.
    async Task GuardedAsync(Build build)
    {
        try
        {
            await RunAsync(build);
        }
        catch (Exception broken) when (!end.IsCancellationRequested)
        {
            logger.LogError(broken, "build {Build} broke", build.Id);
            if (build.Ended is null)
                build.End(BuildStatus.Fault, clock.GetUtcNow());
        }
    }

    async Task RunAsync(Build build)
    {
        await events.StateChangedAsync(build, end.Token);
        await LeaveAsync(build, BuildStatus.Succeeded);
        build.Enter("QUEUED", clock.GetUtcNow());
        if (!await WaitForSlotAsync(build))
            return;
        try
        {
            await LeaveAsync(build, BuildStatus.Succeeded);
            await new BuildRun(build, new BuildSource(moto), new BuildLog(options, moto, build), events, children, options, clock).RunAsync(end.Token);
        }
        finally
        {
            slots.Release();
        }
    }

    async Task<bool> WaitForSlotAsync(Build build)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(build.Stopping.Token, end.Token);
        try
        {
            await slots.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            await LeaveAsync(build, BuildStatus.Stopped);
            build.End(BuildStatus.Stopped, clock.GetUtcNow());
            await events.StateChangedAsync(build, end.Token);
            return false;
        }
    }

    async Task LeaveAsync(Build build, string status) => await events.PhaseChangedAsync(build, build.Leave(status, null, clock.GetUtcNow()), end.Token);
}
