using System.Diagnostics;
using System.Threading.Channels;
using Delightful.Local.Lambda.Functions;
using Delightful.Local.Processes;

namespace Delightful.Local.Lambda.Instances;

/// <summary>One process of a function, which takes one invocation at a time over the Runtime API.</summary>
sealed class FunctionInstance(string id, FunctionDefinition function)
{
    readonly Channel<Invocation> inbox = Channel.CreateBounded<Invocation>(1);
    readonly TaskCompletionSource<InvocationResult?> initialised = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Process? process;
    volatile Invocation? current;

    public string Id => id;

    public FunctionDefinition Function => function;

    public bool Dead { get; private set; }

    public DateTimeOffset IdleSince { get; set; }

    /// <summary>Completes with null at the first request for work, or with the failure to get there.</summary>
    public Task<InvocationResult?> Initialised => initialised.Task;

    public void Runs(Process started)
    {
        process = started;
        process.Exited += (_, _) => Ended();
        if (process.HasExited)
            Ended();
    }

    /// <summary>The process asks for work; returns when there is some.</summary>
    public async Task<Invocation> NextAsync(CancellationToken ct)
    {
        initialised.TrySetResult(null);
        return current = await inbox.Reader.ReadAsync(ct);
    }

    /// <summary>Gives work to the process; a dead one fails it at once.</summary>
    public void Give(Invocation invocation)
    {
        current = invocation;
        if (!inbox.Writer.TryWrite(invocation) || Dead)
            invocation.End(InvocationResult.Exited(invocation.RequestId, ExitCode));
    }

    /// <summary>The process answers; false when that is not what it is working on.</summary>
    public bool Answer(string requestId, InvocationResult result) =>
        current is { } working && working.RequestId == requestId && working.End(result);

    /// <summary>The process says that it cannot start.</summary>
    public void InitFailed(ReadOnlyMemory<byte> error)
    {
        initialised.TrySetResult(new InvocationResult(error, "Unhandled"));
        Kill();
    }

    public void Kill()
    {
        Dead = true;
        if (process is { } running)
            ChildProcesses.Kill(running);
    }

    int? ExitCode => process is { HasExited: true } ended ? ended.ExitCode : null;

    void Ended()
    {
        Dead = true;
        initialised.TrySetResult(InvocationResult.Exited(current?.RequestId ?? id, ExitCode));
        if (current is { } working)
            working.End(InvocationResult.Exited(working.RequestId, ExitCode));
    }
}
