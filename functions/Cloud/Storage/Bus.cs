using System.Text;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;

namespace Delightful.Cloud;

/// <summary>Which bus our own events go on.</summary>
/// <param name="Name">The EventBridge bus.</param>
public sealed record BusSettings(string Name);

/// <summary>Our own events, on our own bus.</summary>
public sealed class Bus(IAmazonEventBridge events, BusSettings settings)
{
    /// <summary>The source that all our events name.</summary>
    public const string Source = "delightful";

    /// <summary>The most that an entry may have in all, as EventBridge counts it.</summary>
    private const int LargestEntry = 256 * 1024;

    /// <summary>
    /// Puts an event on the bus. Throws <see cref="EventTooLargeException"/> for one that no bus takes, and
    /// <see cref="EventRefusedException"/> when the bus did not take it this time.
    /// </summary>
    public async Task PublishAsync(string detailType, ReadOnlyMemory<byte> detailJson, CancellationToken cancellationToken)
    {
        var size = Source.Length + Encoding.UTF8.GetByteCount(detailType) + detailJson.Length;
        if (size > LargestEntry)
            throw new EventTooLargeException(detailType, size, LargestEntry);
        var answer = await events.PutEventsAsync(
            new PutEventsRequest
            {
                Entries =
                [
                    new PutEventsRequestEntry
                    {
                        EventBusName = settings.Name,
                        Source = Source,
                        DetailType = detailType,
                        Detail = Encoding.UTF8.GetString(detailJson.Span),
                    },
                ],
            },
            cancellationToken).ConfigureAwait(false);
        if (answer.FailedEntryCount is > 0)
            throw new EventRefusedException(detailType, answer.Entries?.Find(e => e.ErrorCode is not null));
    }
}

/// <summary>An event is larger than any bus takes.</summary>
public sealed class EventTooLargeException(string detailType, int bytes, int most)
    : Exception($"publishing \"{detailType}\": it has {bytes} bytes, a bus takes {most}");

/// <summary>The bus did not take an event; it may take it later.</summary>
public sealed class EventRefusedException(string detailType, PutEventsResultEntry? result)
    : Exception($"publishing \"{detailType}\": {result?.ErrorCode ?? "the bus gave no code"} {result?.ErrorMessage}".TrimEnd());
