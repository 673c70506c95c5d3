using System.Globalization;
using Amazon.Lambda.SQSEvents;
using Delightful.Core.Feedback.Delivery;

namespace Delightful.Pipeline.Feedback;

/// <summary>A message of the feedback queue as it was received.</summary>
/// <param name="MessageId">How the batch names it.</param>
/// <param name="Receipt">What the queue wants to see when it is told about the message.</param>
/// <param name="Group">Its group, which keeps its order.</param>
/// <param name="DedupeId">Its own id, the same whenever it is sent.</param>
/// <param name="SentAt">When it was put in the queue.</param>
/// <param name="Receives">How often it was received, this time included.</param>
/// <param name="Body">Its text.</param>
public sealed record QueuedNews(string MessageId, string Receipt, string Group, string DedupeId, DateTimeOffset SentAt, int Receives, string Body)
{
    /// <summary>The lane it is for; null when it is for none that is known.</summary>
    public string? Lane => FeedbackLane.Of(Group);

    /// <summary>What it says; null when it says nothing that can be told.</summary>
    public FeedbackNews? News { get; } = RedrivenId.Of(DedupeId) is var id
        ? FeedbackNews.Read(id.Id, id.SetAsideAt ?? SentAt, Receives > 1 || id.SetAsideAt is not null, Body)
        : null;

    /// <summary>Translates a message. What the queue does not say is as if it came first and just now.</summary>
    public static QueuedNews Of(SQSEvent.SQSMessage message, DateTimeOffset now)
    {
        string? Attribute(string name) => message.Attributes?.GetValueOrDefault(name);
        return new QueuedNews(
            message.MessageId,
            message.ReceiptHandle,
            Attribute("MessageGroupId") ?? message.MessageId,
            Attribute("MessageDeduplicationId") ?? message.MessageId,
            long.TryParse(Attribute("SentTimestamp"), CultureInfo.InvariantCulture, out var sent) ? DateTimeOffset.FromUnixTimeMilliseconds(sent) : now,
            int.TryParse(Attribute("ApproximateReceiveCount"), CultureInfo.InvariantCulture, out var receives) ? receives : 1,
            message.Body);
    }
}
