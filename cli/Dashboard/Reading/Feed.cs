using Delightful.Cli.Errors;

namespace Delightful.Cli.Dashboard.Reading;

/// <summary>
/// One reader for everybody: those who ask at the same time get the same look, and while anybody follows it looks again
/// and again, quickly while something goes on and ever more seldom while nothing does. What cannot be read now is
/// answered with what was known last.
/// </summary>
/// <param name="read">Reads it; fails with a <see cref="CliException"/>.</param>
/// <param name="mark">Tells two states apart.</param>
/// <param name="isBusy">True while something goes on.</param>
/// <param name="where">What is read, for the sentence when it does not answer.</param>
/// <param name="pace">How often.</param>
/// <param name="clock">The time.</param>
sealed class Feed<T>(Func<CancellationToken, Task<T>> read, Func<T, string> mark, Func<T, bool> isBusy, string where, FeedPace pace, TimeProvider clock)
    : IAsyncDisposable where T : class
{
    readonly Lock gate = new();
    readonly CancellationTokenSource stop = new();
    Reading<T> last = Reading<T>.None;
    long lookedAt;
    Task<Reading<T>>? underWay;
    Task following = Task.CompletedTask;
    TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int followers;

    /// <summary>How often it was read.</summary>
    public int Looks { get; private set; }

    /// <summary>What is known now: read at this moment, or a moment ago.</summary>
    public async Task<Reading<T>> NowAsync(CancellationToken ct)
    {
        Task<Reading<T>> look;
        lock (gate)
        {
            if (Looks > 0 && underWay is null && clock.GetElapsedTime(lookedAt) < pace.Fresh)
                return last;
            look = underWay ??= Task.Run(LookAsync, CancellationToken.None);
        }
        return await look.WaitAsync(ct);
    }

    /// <summary>Keeps it looking until the answer is disposed.</summary>
    public IDisposable Follow()
    {
        lock (gate)
        {
            if (++followers == 1 && following.IsCompleted)
                following = Task.Run(FollowAsync, CancellationToken.None);
        }
        return new Follower(this);
    }

    /// <summary>Waits for something newer than what has this number.</summary>
    public async Task<Reading<T>> AfterAsync(long number, CancellationToken ct)
    {
        while (true)
        {
            Task news;
            lock (gate)
            {
                if (last.Number > number)
                    return last;
                news = changed.Task;
            }
            await news.WaitAsync(ct);
        }
    }

    /// <summary>True while what was read goes on.</summary>
    public bool IsBusy(Reading<T> reading) => reading.Value is { } value && isBusy(value);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await (underWay ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    async Task FollowAsync()
    {
        var wait = pace.Quick;
        while (true)
        {
            var before = last.Number;
            var reading = await NowAsync(stop.Token);
            var lively = reading.Number != before || (reading.Problem is null && IsBusy(reading));
            wait = lively ? pace.Quick : TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, pace.Slow.Ticks));
            await Task.Delay(wait, clock, stop.Token);
            lock (gate)
            {
                if (followers > 0)
                    continue;
                following = Task.CompletedTask;
                return;
            }
        }
    }

    async Task<Reading<T>> LookAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        patience.CancelAfter(pace.Patience);
        try
        {
            var value = await read(patience.Token);
            return Keep(last.With(value, mark(value), clock.GetLocalNow()));
        }
        catch (CliException problem)
        {
            return Keep(last.With(problem));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Keep(last.With(CliErrors.CloudUnreachable(where, $"it did not answer within {pace.Patience.TotalSeconds:0} s")));
        }
        finally
        {
            lock (gate)
                underWay = null;
        }
    }

    Reading<T> Keep(Reading<T> reading)
    {
        lock (gate)
        {
            Looks++;
            lookedAt = clock.GetTimestamp();
            var isNews = reading.Number != last.Number;
            last = reading;
            if (isNews)
            {
                changed.SetResult();
                changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            return reading;
        }
    }

    sealed class Follower(Feed<T> feed) : IDisposable
    {
        int gone;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref gone, 1) == 1)
                return;
            lock (feed.gate)
                feed.followers--;
        }
    }
}
