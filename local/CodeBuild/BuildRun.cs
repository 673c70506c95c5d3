using Delightful.Local.Processes;

namespace Delightful.Local.CodeBuild;

/// <summary>Takes one build from its source to its end, phase by phase, and tells about each. Never throws.</summary>
sealed class BuildRun(Build build, BuildSource sources, BuildLog log, BuildEvents events, ChildProcesses children, LocalCloudOptions options, TimeProvider clock)
{
    static readonly string[] CommandPhases = ["install", "pre_build", "build", "post_build"];

    readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("build-");
    string? failure;

    /// <summary>Runs once the build has left the queue. <paramref name="stop"/> is the cloud's own end.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(build.Stopping.Token, stop);
        limit.CancelAfter(build.Timeout);
        try
        {
            await PhaseAsync("PROVISIONING", () => Task.CompletedTask, limit.Token);
            await WorkAsync(limit.Token);
        }
        finally
        {
            await PhaseAsync("FINALIZING", () => Task.CompletedTask, default);
            Clean();
            build.End(failure ?? BuildStatus.Succeeded, clock.GetUtcNow());
            await events.StateChangedAsync(build, default);
        }
    }

    async Task WorkAsync(CancellationToken limit)
    {
        var source = scratch.CreateSubdirectory("source").FullName;
        Buildspec? buildspec = null;
        if (failure is null)
            await PhaseAsync("DOWNLOAD_SOURCE", async () => buildspec = await sources.FetchAsync(build, source, limit), limit);
        if (buildspec is null || failure is not null)
            return;
        BuildShell? shell = null;
        foreach (var name in CommandPhases)
        {
            if (failure is not null && !(name is "post_build" && failure is BuildStatus.Failed && Reached("BUILD") && !Aborts(buildspec)))
                continue;
            await PhaseAsync(name.ToUpperInvariant(), async () =>
            {
                shell ??= new BuildShell(children, scratch.FullName, source, log.File, BuildEnvironment.Of(options, build, buildspec, scratch.CreateSubdirectory("home").FullName, source));
                shell.Set("CODEBUILD_BUILD_SUCCEEDING", failure is null ? "1" : "0");
                if (buildspec.Phases.TryGetValue(name, out var phase))
                    await CommandsAsync(shell, phase, buildspec.ExportedVariables, limit);
            }, limit);
        }
        if (Reached("POST_BUILD") && failure is null or BuildStatus.Failed)
            await PhaseAsync("UPLOAD_ARTIFACTS", () => Task.CompletedTask, limit);
    }

    async Task CommandsAsync(BuildShell shell, BuildspecPhase phase, IReadOnlyList<string> exported, CancellationToken limit)
    {
        try
        {
            await OneByOneAsync(shell, phase.Commands, limit);
        }
        catch (PhaseException failed) when (phase.ContinueOnFailure)
        {
            log.Write($"on-failure is CONTINUE: {failed.Message}");
        }
        finally
        {
            if (!limit.IsCancellationRequested)
                await OneByOneAsync(shell, phase.Finally, limit);
            foreach (var name in exported)
                build.Export(name, shell.Value(name) ?? "");
        }
    }

    async Task OneByOneAsync(BuildShell shell, IReadOnlyList<string> commands, CancellationToken limit)
    {
        foreach (var command in commands)
        {
            log.Write($"Running command {command}");
            if (await shell.RunAsync(command, limit) is not 0 and var code)
                throw new PhaseException(BuildStatus.Failed, "COMMAND_EXECUTION_ERROR", $"Error while executing command: {command}. Reason: exit status {code}");
        }
    }

    async Task PhaseAsync(string name, Func<Task> work, CancellationToken limit)
    {
        build.Enter(name, clock.GetUtcNow());
        log.Write($"Entering phase {name}");
        var (status, context) = await OutcomeAsync(work, limit);
        if (status is not BuildStatus.Succeeded)
            failure ??= status is BuildStatus.ClientError ? BuildStatus.Failed : status;
        log.Write($"Phase complete: {name} State: {status} {context?.Code} {context?.Message}");
        var phase = build.Leave(status, context, clock.GetUtcNow());
        await log.CopyAsync(default);
        await events.PhaseChangedAsync(build, phase, default);
    }

    async Task<(string Status, (string Code, string Message)? Context)> OutcomeAsync(Func<Task> work, CancellationToken limit)
    {
        try
        {
            limit.ThrowIfCancellationRequested();
            await work();
            return (BuildStatus.Succeeded, null);
        }
        catch (PhaseException failed)
        {
            return (failed.Status, (failed.Code, failed.Message));
        }
        catch (OperationCanceledException) when (build.Stopping.IsCancellationRequested)
        {
            return (BuildStatus.Stopped, null);
        }
        catch (OperationCanceledException)
        {
            return (BuildStatus.TimedOut, ("BUILD_TIMED_OUT", $"Build has timed out. {build.Timeout.TotalMinutes:0} minutes"));
        }
        catch (Exception broken)
        {
            return (BuildStatus.Fault, ("INTERNAL_SERVICE_ERROR", broken.Message));
        }
    }

    void Clean()
    {
        try
        {
            scratch.Delete(recursive: true);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            log.Write($"Left behind {scratch.FullName}: {left.Message}");
        }
    }

    bool Reached(string phase) => build.Phases.Any(p => p.Type == phase);

    static bool Aborts(Buildspec buildspec) => buildspec.Phases.TryGetValue("build", out var phase) && phase.AbortOnFailure;
}
