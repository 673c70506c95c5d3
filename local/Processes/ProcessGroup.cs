using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Delightful.Local.Processes;

/// <summary>A process and everything it starts, stopped together.</summary>
sealed class ProcessGroup : IAsyncDisposable
{
    const int Terminate = 15;
    const int KillNow = 9;

    readonly Process process;

    ProcessGroup(Process process)
    {
        this.process = process;
        Exited = ExitAsync();
    }

    /// <summary>The exit code, 128 + signal when a signal ended it. Never faults.</summary>
    public Task<int> Exited { get; }

    public static async Task<ProcessGroup> StartAsync(ChildProcesses children, GroupCommand command)
    {
        var start = new ProcessStartInfo("setsid", ["sh", "-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", command.LogFile, .. command.CommandLine])
        {
            WorkingDirectory = command.WorkingDirectory,
        };
        start.Environment.Clear();
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        return new ProcessGroup(await children.StartAsync(start));
    }

    /// <summary>Asks politely, then kills the group after <paramref name="grace"/>.</summary>
    public async Task<int> StopAsync(TimeSpan grace)
    {
        if (!Exited.IsCompleted)
        {
            Signal(Terminate);
            await Task.WhenAny(Exited, Task.Delay(grace));
        }
        Kill();
        return await Exited;
    }

    /// <summary>Ends the group at once.</summary>
    public void Kill() => Signal(KillNow);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exited;
    }

    /// The group exists only once setsid has run; until then the leader is all there is.
    void Signal(int signal)
    {
        if (SendSignal(-process.Id, signal) != 0 && !Exited.IsCompleted)
            _ = SendSignal(process.Id, signal);
    }

    async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    [DllImport("libc", EntryPoint = "kill")]
    static extern int SendSignal(int process, int signal);
}
