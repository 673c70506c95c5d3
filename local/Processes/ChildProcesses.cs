using System.Collections.Concurrent;
using System.Diagnostics;

namespace Delightful.Local.Processes;

/// <summary>
/// Starts processes that do not outlive the cloud: killed with their descendants when it is disposed,
/// and by the kernel when it dies itself (Linux, through setpriv).
/// </summary>
public sealed class ChildProcesses : IDisposable
{
    static readonly string? Setpriv = OperatingSystem.IsLinux() ? Tools.Find("setpriv") : null;

    readonly BlockingCollection<Action> starts = [];
    readonly ConcurrentDictionary<int, Process> running = new();

    /// <summary>The kernel ties the death signal to the thread that forks, so one thread that lives as long as this does all of it.</summary>
    public ChildProcesses() => new Thread(StartForEver) { IsBackground = true, Name = "children" }.Start();

    /// <summary>Starts it; the caller reads its streams and may kill it by <see cref="Kill"/>.</summary>
    public Task<Process> StartAsync(ProcessStartInfo info)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        starts.Add(() =>
        {
            try
            {
                started.SetResult(Start(info));
            }
            catch (Exception e)
            {
                started.SetException(e);
            }
        });
        return started.Task;
    }

    /// <summary>Kills the process and everything it started; does nothing when it has ended.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        starts.CompleteAdding();
        foreach (var process in running.Values)
            Kill(process);
    }

    Process Start(ProcessStartInfo info)
    {
        if (Setpriv is not null)
        {
            foreach (var (index, argument) in new[] { "--pdeathsig", "KILL", "--", info.FileName }.Index())
                info.ArgumentList.Insert(index, argument);
            info.FileName = Setpriv;
        }
        var process = new Process { StartInfo = info, EnableRaisingEvents = true };
        process.Exited += (_, _) => running.TryRemove(process.Id, out Process? _);
        process.Start();
        running[process.Id] = process;
        if (process.HasExited)
            running.TryRemove(process.Id, out _);
        return process;
    }

    void StartForEver()
    {
        foreach (var start in starts.GetConsumingEnumerable())
            start();
    }
}
