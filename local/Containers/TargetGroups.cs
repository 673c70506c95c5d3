using System.Collections.Concurrent;

namespace Delightful.Local.Containers;

/// <summary>The target groups that tasks or listeners use, by ARN.</summary>
sealed class TargetGroups(MotoClient moto, LocalCloudOptions options) : IDisposable
{
    readonly ConcurrentDictionary<string, TargetGroup> groups = new();
    readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero });

    public IEnumerable<TargetGroup> All => groups.Values;

    public TargetGroup? Known(string arn) => groups.GetValueOrDefault(arn);

    /// <summary>The group by ARN or name, with its settings as they are now.</summary>
    public async Task<TargetGroup> GetAsync(string arnOrName, CancellationToken ct)
    {
        var settings = await TargetGroupSettings.ReadAsync(moto, options, arnOrName, ct);
        var group = groups.GetOrAdd(settings.Arn, _ => new TargetGroup(settings, http));
        group.Settings = settings;
        return group;
    }

    public void Dispose() => http.Dispose();
}
