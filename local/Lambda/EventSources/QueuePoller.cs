using System.Text;
using System.Text.Json.Nodes;
using Delightful.Local.Lambda.Instances;
using Delightful.Local.Queues;
using Microsoft.Extensions.Logging;

namespace Delightful.Local.Lambda.EventSources;

/// <summary>
/// Polls queues for functions. What succeeded is deleted; what failed comes back after the queue's visibility
/// timeout, divided by the cloud's speed, unless the function itself said when. A FIFO queue gives out nothing of a group that has messages in hand,
/// which keeps its order.
/// </summary>
sealed class QueuePoller(QueueClient queues, HiddenMessages hidden, FunctionHost host, LocalCloudOptions options, BackgroundWork background, ILogger<QueuePoller> log)
{
    static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(2);

    /// <summary>Polls until the token or the cloud ends.</summary>
    public void Start(QueueMapping mapping, CancellationToken stop) => background.Run($"polling of {mapping.QueueArn}", async ending =>
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ending, stop);
        try
        {
            await PollAsync(mapping, both.Token);
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested)
        {
            // What is in hand is finished by its own task.
        }
    });

    async Task PollAsync(QueueMapping mapping, CancellationToken ct)
    {
        var free = new SemaphoreSlim(mapping.MaximumConcurrency);
        while (true)
        {
            await free.WaitAsync(ct);
            var batch = await ReceiveAsync(mapping, ct);
            if (batch.Count == 0)
                free.Release();
            else
                background.Run($"batch of {mapping.QueueArn}", async stopping =>
                {
                    try
                    {
                        await HandleAsync(mapping, batch, stopping);
                    }
                    finally
                    {
                        free.Release();
                    }
                });
        }
    }

    async Task<IReadOnlyList<JsonObject>> ReceiveAsync(QueueMapping mapping, CancellationToken ct)
    {
        try
        {
            return await queues.ReceiveAsync(mapping.QueueArn, Math.Min(mapping.BatchSize, 10), LongPoll, ct);
        }
        catch (Exception e) when (e is AwsException or HttpRequestException)
        {
            log.LogWarning("Queue {Queue} cannot be read: {Reason}", mapping.QueueArn, e.Message);
            await Task.Delay(LongPoll, ct);
            return [];
        }
    }

    async Task HandleAsync(QueueMapping mapping, IReadOnlyList<JsonObject> batch, CancellationToken ct)
    {
        var failed = await FailuresAsync(mapping, batch, ct);
        var visibility = failed.Count > 0 ? options.Scaled(await queues.VisibilityAsync(mapping.QueueArn, ct)) : TimeSpan.Zero;
        foreach (var message in batch)
        {
            var receipt = (string)message["ReceiptHandle"]!;
            var isHidden = hidden.Take(receipt);
            if (!failed.Contains((string)message["MessageId"]!))
                await queues.DeleteAsync(mapping.QueueArn, receipt, ct);
            else if (!isHidden)
                await queues.HideAsync(mapping.QueueArn, receipt, visibility, ct);
        }
    }

    async Task<IReadOnlySet<string>> FailuresAsync(QueueMapping mapping, IReadOnlyList<JsonObject> batch, CancellationToken ct)
    {
        var all = batch.Select(m => (string)m["MessageId"]!).ToHashSet();
        try
        {
            var payload = QueueBatch.Payload(mapping.QueueArn, batch).ToJsonString();
            var (_, result) = await host.InvokeAsync(mapping.Function, Encoding.UTF8.GetBytes(payload), ct);
            if (!result.Succeeded)
                log.LogWarning("Function {Function} failed on a batch of {Count}: {Error}", mapping.Function, batch.Count, Encoding.UTF8.GetString(result.Payload.Span));
            return !result.Succeeded ? all : mapping.ReportsItemFailures ? QueueBatch.Failures(result.Payload, all) : new HashSet<string>();
        }
        catch (AwsException e)
        {
            log.LogError("Function {Function} cannot be invoked: {Reason}", mapping.Function, e.Message);
            return all;
        }
    }
}
