using System.Collections.Immutable;
using System.Diagnostics;

namespace Delightful.Local.Containers;

/// <summary>Targets, their health checks, and whose turn it is.</summary>
sealed class TargetGroup(TargetGroupSettings settings, HttpClient http)
{
    static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(100);

    /// Starting takes real time however fast the checks are, so a port that does not listen yet is not a failure for so long.
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

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
        var since = Stopwatch.StartNew();
        while (!ct.IsCancellationRequested && target.Health != TargetHealth.Draining)
        {
            var result = await ProbeAsync(target, ct);
            if (result is not Probe.Refused || target.Health != TargetHealth.Initial || since.Elapsed > StartLimit)
                (passed, failed) = result is Probe.Passed ? (passed + 1, 0) : (0, failed + 1);
            if (passed >= (target.Health == TargetHealth.Initial ? 1 : Settings.HealthyThreshold))
                target.Found(TargetHealth.Healthy);
            if (failed >= Settings.UnhealthyThreshold)
                target.Found(TargetHealth.Unhealthy);
            await Task.Delay(Settings.Interval > ShortestInterval ? Settings.Interval : ShortestInterval, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<Probe> ProbeAsync(Target target, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Settings.Timeout);
        try
        {
            using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{target.Port}{Settings.Path}"), limit.Token);
            return Settings.Matches((int)response.StatusCode) ? Probe.Passed : Probe.Failed;
        }
        catch (HttpRequestException refused)
        {
            return refused.HttpRequestError == HttpRequestError.ConnectionError ? Probe.Refused : Probe.Failed;
        }
        catch (OperationCanceledException)
        {
            return Probe.Failed;
        }
    }

    enum Probe
    {
        Passed,
        Failed,
        Refused,
    }
}
