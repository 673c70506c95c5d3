using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Feedback.Delivery;
using Delightful.Core.Measures;
using Delightful.Pipeline.Measures;
using Polly.Timeout;

namespace Delightful.Pipeline.Feedback;

/// <summary>
/// Delivers a batch of the feedback queue. The lanes run beside each other and do not wait for each other; on a lane
/// one group comes after the other, and a group that is stuck holds up no other. A lane whose other side is down or
/// asks to be left alone is left alone for the rest of the batch.
/// </summary>
/// <param name="delivery">Tells one group.</param>
/// <param name="queue">The feedback queue.</param>
/// <param name="clock">The time.</param>
/// <param name="metrics">Where measures are told; null where nobody counts.</param>
public sealed class FeedbackBatch(FeedbackDelivery delivery, FeedbackQueue queue, TimeProvider clock, MetricLog? metrics = null)
{
    /// <summary>The longest that one group may take.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(15);

    /// <summary>Time kept to hand back what was not told.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(5);

    /// <summary>Delivers what can be delivered in the time, and returns the ids of the messages that stay in the queue.</summary>
    public async Task<IReadOnlyList<string>> DeliverAsync(IReadOnlyList<QueuedNews> batch, TimeSpan remaining, ILambdaLogger log)
    {
        var end = clock.GetUtcNow() + remaining - Reserve;
        foreach (var news in batch.Where(news => news is { Lane: FeedbackLane.PullRequest, Receives: <= 1 }))
            Log(news, log);
        var kept = await Task.WhenAll(batch.GroupBy(news => news.Lane).Select(lane => RunAsync(lane.Key, [.. lane], end, log))).ConfigureAwait(false);
        return [.. kept.SelectMany(ids => ids)];
    }

    private async Task<List<string>> RunAsync(string? lane, List<QueuedNews> batch, DateTimeOffset end, ILambdaLogger log)
    {
        List<string> kept = [];
        Exception? down = null;
        foreach (var group in batch.GroupBy(news => news.Group).Select(group => group.ToList()))
        {
            var known = lane is null ? [] : group.Where(news => news.News is not null).ToList();
            var left = await SetAsideAsync(group.Except(known), log).ConfigureAwait(false);
            var trouble = known.Count == 0 ? null : down ?? await TryAsync(lane!, known, end, log).ConfigureAwait(false);
            if (trouble is WebApiException { IsAboutContent: true } || (trouble is not null && clock.GetUtcNow() - known[0].SentAt > DeliveryWait.KeptFor))
                left = [.. left, .. await SetAsideAsync(known, log).ConfigureAwait(false)];
            else if (trouble is not null)
                left = [.. left, .. known];
            if (trouble is not null)
                metrics?.Tell(new Measure(MetricNames.DeliveryFailures, 1, lane, About(known[0])));
            down ??= IsDown(trouble) ? trouble : null;
            await HandBackAsync(left, trouble, log).ConfigureAwait(false);
            kept.AddRange(left.Select(news => news.MessageId));
        }
        return kept;
    }

    /// <summary>What kept a group from being told; null when it was told.</summary>
    private async Task<Exception?> TryAsync(string lane, List<QueuedNews> group, DateTimeOffset end, ILambdaLogger log)
    {
        if (clock.GetUtcNow() + Turn > end)
            return new TimeoutException("no time is left for it");
        using var turn = new CancellationTokenSource(Turn, clock);
        try
        {
            await delivery.DeliverAsync(lane, [.. group.Select(news => news.News!)], turn.Token).ConfigureAwait(false);
            return null;
        }
#pragma warning disable CA1031 // whatever it is, the queue delivers it again later
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "telling {count} messages of {group}: they are delivered again", group.Count, group[0].Group);
            return e;
        }
    }

    private static MeasuredOn About(QueuedNews queued) => queued.News is FeedbackNews.Changed { Change: var change }
        ? new($"{change.Service}/{change.Environment}", change.DeploymentId, change.CorrelationId)
        : new();

    private static bool IsDown(Exception? trouble) =>
        trouble is RetryLaterException or OperationCanceledException or TimeoutRejectedException or HttpRequestException or SecretUnavailableException or WebApiException { IsTransient: true };

    /// <summary>Hides what stays in the queue until it is worth another try; without that it comes back after the queue's own time.</summary>
    private async Task HandBackAsync(IReadOnlyList<QueuedNews> left, Exception? trouble, ILambdaLogger log)
    {
        if (left.Count == 0)
            return;
        var asked = trouble switch
        {
            RetryLaterException later => later.After,
            TakenException taken => taken.After,
            _ => null,
        };
        var wait = DeliveryWait.After(left[0].Receives, asked);
        try
        {
            using var limit = new CancellationTokenSource(Reserve / 2, clock);
            foreach (var news in left.Reverse())
                await queue.HideAsync(news.Receipt, wait, limit.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // it comes back all the same
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "hiding the messages of {group} for {wait}", left[0].Group, wait);
        }
    }

    /// <summary>Puts what can never be told with the dead letters, and returns what could not be put there.</summary>
    private async Task<List<QueuedNews>> SetAsideAsync(IEnumerable<QueuedNews> hopeless, ILambdaLogger log)
    {
        List<QueuedNews> left = [];
        foreach (var news in hopeless)
        {
            try
            {
                using var limit = new CancellationTokenSource(Reserve, clock);
                await queue.SetAsideAsync(news.Group, news.DedupeId, news.Body, limit.Token).ConfigureAwait(false);
                log.LogError("message {message} of {group} cannot be told: it was set aside with the dead letters", news.DedupeId, news.Group);
            }
#pragma warning disable CA1031 // it stays in the queue and is set aside later
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.LogWarning(e, "setting the message {message} aside", news.DedupeId);
                left.Add(news);
            }
        }
        return left;
    }

    private static void Log(QueuedNews queued, ILambdaLogger log)
    {
        if (queued.News is FeedbackNews.Refused { Refusal: var refusal })
            log.LogWarning("event {eventId} was refused: {error}", refusal.EventId, refusal.Error.ToString());
        if (queued.News is FeedbackNews.Changed { Change: var change })
            log.LogInformation(
                "deployment {deployment} correlation {correlationId} of {service}/{environment} is in {stage}: {sentence}",
                change.DeploymentId, change.CorrelationId, change.Service, change.Environment, change.Stage, change.Sentence);
    }
}
