using System.Collections.Concurrent;
using Delightful.Local.Faults;
using Delightful.Local.Lambda.Functions;

namespace Delightful.Local.Lambda.Instances;

/// <summary>The processes of one function: warm ones are used again, the latest first, up to a limit at a time.</summary>
sealed class FunctionPool(FunctionDefinition function, InstanceStarter starter, FaultPlan faults, TimeProvider time) : IDisposable
{
    const int MostAtOnce = 4;
    static readonly TimeSpan InitLimit = TimeSpan.FromSeconds(60);
    static readonly TimeSpan KeptWarm = TimeSpan.FromMinutes(2);

    readonly SemaphoreSlim slots = new(MostAtOnce);
    readonly ConcurrentStack<FunctionInstance> warm = new();
    volatile bool closed;

    public async Task<(string RequestId, InvocationResult Result)> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        await slots.WaitAsync(ct);
        try
        {
            var fault = faults.TakeFunction(function.Name);
            var instance = Warm() ?? await starter.StartAsync(function, ct);
            var invocation = new Invocation(payload, time.GetUtcNow() + function.Timeout);
            var result = await InitialisedAsync(instance, ct) ?? await RunAsync(instance, invocation, fault, ct);
            KeepOrEnd(instance);
            return (invocation.RequestId, result);
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>Ends what has been idle for long.</summary>
    public void Sweep()
    {
        var kept = warm.ToArray();
        warm.Clear();
        foreach (var instance in kept.Reverse())
            if (time.GetUtcNow() - instance.IdleSince > KeptWarm)
                starter.End(instance);
            else
                warm.Push(instance);
    }

    /// <summary>Ends idle processes now and busy ones after their work.</summary>
    public void Dispose()
    {
        closed = true;
        while (warm.TryPop(out var instance))
            starter.End(instance);
    }

    FunctionInstance? Warm()
    {
        while (warm.TryPop(out var instance))
            if (!instance.Dead)
                return instance;
        return null;
    }

    static async Task<InvocationResult?> InitialisedAsync(FunctionInstance instance, CancellationToken ct)
    {
        try
        {
            return await instance.Initialised.WaitAsync(InitLimit, ct);
        }
        catch (TimeoutException)
        {
            instance.Kill();
            return InvocationResult.TimedOut(instance.Id, InitLimit);
        }
    }

    async Task<InvocationResult> RunAsync(FunctionInstance instance, Invocation invocation, FunctionFault? fault, CancellationToken ct)
    {
        if (fault?.Moment == KillMoment.Before)
            instance.Kill();
        if (fault?.Moment == KillMoment.During)
            _ = Task.Delay(fault.Delay, ct).ContinueWith(_ => instance.Kill(), ct, TaskContinuationOptions.NotOnCanceled, TaskScheduler.Default);
        instance.Give(invocation);
        try
        {
            var result = await invocation.Done.WaitAsync(function.Timeout, ct);
            if (fault?.Moment != KillMoment.After)
                return result;
            instance.Kill();
            return InvocationResult.Exited(invocation.RequestId, 137);
        }
        catch (TimeoutException)
        {
            instance.Kill();
            return InvocationResult.TimedOut(invocation.RequestId, function.Timeout);
        }
    }

    void KeepOrEnd(FunctionInstance instance)
    {
        if (instance.Dead || closed)
        {
            starter.End(instance);
            return;
        }
        instance.IdleSince = time.GetUtcNow();
        warm.Push(instance);
    }
}
