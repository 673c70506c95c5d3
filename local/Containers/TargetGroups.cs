using System.Collections.Concurrent;
using System.Text.Json.Nodes;

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

    /// <summary>The group that a service's tasks stand behind; null for one without a load balancer.</summary>
    public async Task<TargetGroup?> OfAsync(JsonNode service, CancellationToken ct) =>
        (string?)(service["loadBalancers"] as JsonArray)?.FirstOrDefault()?["targetGroupArn"] is { } arn ? await GetAsync(arn, ct) : null;

    public void Dispose() => http.Dispose();
}
