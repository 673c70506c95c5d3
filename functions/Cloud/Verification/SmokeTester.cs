using System.Collections.Immutable;
using Delightful.Core.Deployments;
using Delightful.Core.Services;
using Delightful.Core.Verification;
using Polly;
using Polly.Retry;

namespace Delightful.Cloud;

/// <summary>
/// Asks a service over HTTP whether it is well. Every attempt makes all checks; a failed one is repeated, ever more
/// slowly, because a service may still be starting. What counts as well is <see cref="SmokeVerdict"/>. A test that
/// outlasts its time has failed: without a verdict nothing would ever move on.
/// </summary>
/// <param name="http">A client on <see cref="CreateHandler"/>: one that follows redirects would test something else.</param>
/// <param name="clock">Measures, and waits between attempts.</param>
public sealed class SmokeTester(HttpClient http, TimeProvider clock)
{
    /// <summary>The longest that a test takes: less than the time limit of every function that may run one.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    /// <summary>A handler that follows no redirects and remembers nothing of one answer for the next.</summary>
    public static SocketsHttpHandler CreateHandler() => new() { AllowAutoRedirect = false, UseCookies = false };

    /// <summary>Tests a service at an address, which may be that of green.</summary>
    public async Task<SmokeReport> RunAsync(
        Uri baseUrl, RolloutTarget target, string expectedVersion, EnvironmentSettings settings, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        TimeSpan Left() => Longest - clock.GetElapsedTime(started);
        var probe = new SmokeProbe(http, clock, baseUrl, settings.SmokeLatency, Left);
        var attempts = 0;
        var checks = await Patience(settings, Left).ExecuteAsync(
            async token =>
            {
                attempts++;
                return await AttemptAsync(probe, target, expectedVersion, settings.SmokeLatency, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return SmokeVerdict.Report(checks, attempts, clock.GetElapsedTime(started));
    }

    private static async Task<ImmutableArray<SmokeCheck>> AttemptAsync(
        SmokeProbe probe, RolloutTarget target, string expectedVersion, TimeSpan latency, CancellationToken cancellationToken)
    {
        var checks = ImmutableArray.CreateBuilder<SmokeCheck>();
        checks.Add(SmokeVerdict.Judge(await probe.AskAsync(target.HealthPath, cancellationToken).ConfigureAwait(false), latency));
        if (target.DeepHealthPath is { } deep)
            checks.Add(SmokeVerdict.Judge(await probe.AskAsync(deep, cancellationToken).ConfigureAwait(false), latency));
        if (target.VersionPath is { } version)
            checks.Add(SmokeVerdict.Judge(await probe.AskAsync(version, cancellationToken).ConfigureAwait(false), latency, expectedVersion));
        return checks.ToImmutable();
    }

    private ResiliencePipeline<ImmutableArray<SmokeCheck>> Patience(EnvironmentSettings settings, Func<TimeSpan> left) => settings.SmokeAttempts < 2
        ? ResiliencePipeline<ImmutableArray<SmokeCheck>>.Empty
        : new ResiliencePipelineBuilder<ImmutableArray<SmokeCheck>> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<ImmutableArray<SmokeCheck>>
            {
                ShouldHandle = new PredicateBuilder<ImmutableArray<SmokeCheck>>().HandleResult(checks => checks.Any(c => !c.Passed) && left() > TimeSpan.Zero),
                MaxRetryAttempts = settings.SmokeAttempts - 1,
                DelayGenerator = retry => ValueTask.FromResult<TimeSpan?>(Shorter(settings.SmokeBackoff * Math.Pow(2, retry.AttemptNumber), left())),
            })
            .Build();

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
