using System.Collections.Concurrent;

namespace Delightful.Local.Queues;

/// <summary>Sees which messages somebody else hid, so that the poller leaves their time alone.</summary>
sealed class HiddenMessages : IAwsObserver
{
    readonly ConcurrentDictionary<string, bool> receipts = new();

    /// <inheritdoc/>
    public bool Watches(AwsRequest request) => request is { Service: "sqs", Operation: "ChangeMessageVisibility" };

    /// <inheritdoc/>
    public Task SawAsync(AwsRequest request, ReadOnlyMemory<byte> response, CancellationToken ct)
    {
        if ((string?)request.Json()["ReceiptHandle"] is { } receipt)
            receipts[receipt] = true;
        return Task.CompletedTask;
    }

    /// <summary>Whether the message of this receipt was hidden; forgets it.</summary>
    public bool Take(string receipt) => receipts.TryRemove(receipt, out _);
}
