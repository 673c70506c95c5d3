using System.Collections.Immutable;

namespace Delightful.Local.Containers;

/// <summary>Targets, their health checks, and whose turn it is.</summary>
sealed class TargetGroup(TargetGroupSettings settings, HttpClient http)
{
    static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(100);

    ImmutableArray<Target> targets = [];
    int turn;

    public TargetGroupSettings Settings { get; set; } = settings;

    public IReadOnlyList<Target> Targets => targets;

    /// <summary>A healthy target in turn, entered; null when there is none.</summary>
    public Target? Enter()
    {
        var all = targets;
        for (var i = 0; i < all.Length; i++)
            if (all[(int)((uint)Interlocked.Increment(ref turn) % all.Length)] is var target && target.TryEnter())
                return target;
        return null;
    }

    /// <summary>Adds the target and checks it until <paramref name="ct"/>. It gets traffic once one check has passed.</summary>
    public Target Register(string task, int port, CancellationToken ct)
    {
        var target = new Target(task, port);
        ImmutableInterlocked.Update(ref targets, all => all.Add(target));
        _ = CheckAsync(target, ct);
        return target;
    }

    /// <summary>No new requests from now; returns when those in flight have ended or the group's delay is over.</summary>
    public async Task DeregisterAsync(Target target)
    {
        await Task.WhenAny(target.DrainAsync(), Task.Delay(Settings.DrainLimit));
        ImmutableInterlocked.Update(ref targets, all => all.Remove(target));
    }

    async Task CheckAsync(Target target, CancellationToken ct)
    {
        var (passed, failed) = (0, 0);
        while (!ct.IsCancellationRequested && target.Health != TargetHealth.Draining)
        {
            (passed, failed) = await PassesAsync(target, ct) ? (passed + 1, 0) : (0, failed + 1);
            if (passed >= (target.Health == TargetHealth.Initial ? 1 : Settings.HealthyThreshold))
                target.Found(TargetHealth.Healthy);
            if (failed >= Settings.UnhealthyThreshold)
                target.Found(TargetHealth.Unhealthy);
            await Task.Delay(Settings.Interval > ShortestInterval ? Settings.Interval : ShortestInterval, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<bool> PassesAsync(Target target, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Settings.Timeout);
        try
        {
            using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{target.Port}{Settings.Path}"), limit.Token);
            return Settings.Matches((int)response.StatusCode);
        }
        catch (Exception refused) when (refused is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
