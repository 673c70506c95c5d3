using System.Collections.Concurrent;
using Delightful.Local.Faults;
using Delightful.Local.Gateway;
using Delightful.Local.Lambda.Functions;

namespace Delightful.Local.Lambda.Instances;

/// <summary>Runs functions: one pool each, made anew when the definition changes.</summary>
sealed class FunctionHost : IDisposable
{
    readonly FunctionCatalogue catalogue;
    readonly InstanceStarter starter;
    readonly FaultPlan faults;
    readonly CallCounts counts;
    readonly TimeProvider time;
    readonly ConcurrentDictionary<string, FunctionPool> pools = new();
    readonly ITimer sweep;

    public FunctionHost(FunctionCatalogue catalogue, InstanceStarter starter, FaultPlan faults, CallCounts counts, TimeProvider time)
    {
        (this.catalogue, this.starter, this.faults, this.counts, this.time) = (catalogue, starter, faults, counts, time);
        catalogue.Changed += EndPools;
        sweep = time.CreateTimer(_ => Sweep(), null, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));
    }

    /// <summary>Runs it once and waits for the end, which may be a failure of the function.</summary>
    public async Task<(string RequestId, InvocationResult Result)> InvokeAsync(string nameOrArn, ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        var function = await catalogue.GetAsync(nameOrArn, ct);
        var from = time.GetTimestamp();
        try
        {
            return await pools.GetOrAdd(function.Name, _ => new FunctionPool(function, starter, faults, time)).InvokeAsync(payload, ct);
        }
        finally
        {
            counts.Ran(function.Name, time.GetElapsedTime(from));
        }
    }

    public void Dispose()
    {
        sweep.Dispose();
        EndPools();
    }

    void EndPools()
    {
        foreach (var name in pools.Keys)
            if (pools.TryRemove(name, out var pool))
                pool.Dispose();
    }

    void Sweep()
    {
        foreach (var pool in pools.Values)
            pool.Sweep();
    }
}
