using System.Collections.Concurrent;
using Delightful.Local.Lambda.Functions;
using Delightful.Local.Processes;

namespace Delightful.Local.Lambda.Instances;

/// <summary>Starts and ends processes of functions, and finds them by the id in their Runtime API address.</summary>
sealed class InstanceStarter(ChildProcesses children, FunctionLog log, LocalCloudOptions options)
{
    readonly ConcurrentDictionary<string, FunctionInstance> running = new();

    public FunctionInstance? Find(string id) => running.GetValueOrDefault(id);

    public async Task<FunctionInstance> StartAsync(FunctionDefinition function, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var id = Guid.NewGuid().ToString("N");
        var instance = running[id] = new FunctionInstance(id, function);
        try
        {
            var process = await children.StartAsync(FunctionEnvironment.For(function, id, options));
            log.Attach(function.Name, process);
            instance.Runs(process);
            return instance;
        }
        catch
        {
            running.TryRemove(id, out _);
            throw;
        }
    }

    public void End(FunctionInstance instance)
    {
        instance.Kill();
        running.TryRemove(instance.Id, out _);
    }
}
