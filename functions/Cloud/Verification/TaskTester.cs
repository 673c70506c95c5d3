using Delightful.Core.Services;
using Delightful.Core.Verification;
using Polly;
using Polly.Retry;

namespace Delightful.Cloud;

/// <summary>
/// The smoke test of a service that nobody can ask: its tasks are counted, with the patience of <see cref="SmokeTester"/>. What
/// counts as well is <see cref="SmokeVerdict"/>.
/// </summary>
/// <param name="clock">Measures, and waits between attempts.</param>
public sealed class TaskTester(TimeProvider clock)
{
    /// <summary>Tests by what a driver counts.</summary>
    public async Task<SmokeReport> RunAsync(
        Func<CancellationToken, Task<TaskCount?>> count, EnvironmentSettings settings, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var attempts = 0;
        var check = await Patience(settings, started).ExecuteAsync(
            async token =>
            {
                attempts++;
                return SmokeVerdict.Judge(await count(token).ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
        return SmokeVerdict.Report(check, attempts, clock.GetElapsedTime(started));
    }

    private ResiliencePipeline<SmokeCheck> Patience(EnvironmentSettings settings, long started) => settings.SmokeAttempts < 2
        ? ResiliencePipeline<SmokeCheck>.Empty
        : new ResiliencePipelineBuilder<SmokeCheck> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<SmokeCheck>
            {
                ShouldHandle = new PredicateBuilder<SmokeCheck>().HandleResult(check => !check.Passed && clock.GetElapsedTime(started) < SmokeTester.Longest),
                MaxRetryAttempts = settings.SmokeAttempts - 1,
                Delay = settings.SmokeBackoff,
                BackoffType = DelayBackoffType.Exponential,
                MaxDelay = TimeSpan.FromSeconds(10),
            })
            .Build();
}
