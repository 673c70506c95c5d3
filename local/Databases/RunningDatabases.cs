using System.Collections.Concurrent;
using Delightful.Local.Processes;

namespace Delightful.Local.Databases;

/// <summary>The databases that run on this machine, by the name of their instance.</summary>
sealed class RunningDatabases(LocalCloudOptions options, ChildProcesses children) : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, Database> databases = new();

    /// <summary>False on a machine without PostgreSQL: then instances are what moto says, and nothing is behind them.</summary>
    public static bool IsPossible => Database.Programs is not null;

    public Database? Find(string instance) => databases.GetValueOrDefault(instance);

    public async Task StartAsync(string instance, string name, string username, string password, CancellationToken ct)
    {
        var logs = Directory.CreateDirectory(Path.Combine(options.StateDirectory, "logs", "databases"));
        databases[instance] = await Database.StartAsync(children, name, username, password, Path.Combine(logs.FullName, $"{instance}.log"), ct);
    }

    public async Task RemoveAsync(string instance)
    {
        if (databases.TryRemove(instance, out var removed))
            await removed.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(databases.Keys.Select(RemoveAsync));
}
