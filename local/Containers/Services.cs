using System.Collections.Concurrent;

namespace Delightful.Local.Containers;

/// <summary>The services whose tasks run here. Disposing ends every task without draining.</summary>
sealed class Services(TaskParts parts) : IAsyncDisposable
{
    static readonly TimeSpan LastGrace = TimeSpan.FromSeconds(5);

    readonly ConcurrentDictionary<string, EcsService> services = new();

    public IEnumerable<EcsService> All => services.Values;

    public EcsService? Find(string cluster, string service) => services.GetValueOrDefault(Key(cluster, service));

    public EcsService GetOrAdd(string cluster, string service, int desired) => services.GetOrAdd(Key(cluster, service), _ => new EcsService(Last(cluster), Last(service), desired, parts));

    public async Task RemoveAsync(string cluster, string service)
    {
        if (services.TryRemove(Key(cluster, service), out var removed))
            await removed.StopAsync();
    }

    public async ValueTask DisposeAsync() => await Task.WhenAny(Task.WhenAll(services.Values.Select(service => service.StopAsync())), Task.Delay(LastGrace));

    static string Key(string cluster, string service) => $"{Last(cluster)}/{Last(service)}";

    static string Last(string nameOrArn) => nameOrArn.Split('/')[^1];
}
