using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using Delightful.Core.Feedback.Delivery;

namespace Delightful.Cloud;

/// <summary>What became of the messages that were set aside.</summary>
/// <param name="Sent">How many were sent again.</param>
/// <param name="CameBack">How many of those were set aside again meanwhile.</param>
public sealed record FeedbackRedrive(int Sent, int CameBack);

/// <summary>Messages for people that were set aside, and their way back into the queue.</summary>
public sealed class DeadFeedback(IAmazonSQS queues, FeedbackQueueSettings settings)
{
    /// <summary>As long as it takes to send a batch again, and longer than a hopeless message needs to come back.</summary>
    private const int InHand = 60;

    /// <summary>
    /// Sends everything again that is set aside, in order for each deployment, and each message once. It may be broken
    /// off and repeated: a message is deleted after it was sent, and what was told is not told again.
    /// </summary>
    public async Task<FeedbackRedrive> RedriveAsync(Action<FeedbackRedrive> progress, CancellationToken cancellationToken)
    {
        var done = new FeedbackRedrive(0, 0);
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (await ReceiveAsync(cancellationToken).ConfigureAwait(false) is { Count: > 0 } batch)
        {
            foreach (var message in batch)
            {
                var id = RedrivenId.Of(message.Attributes["MessageDeduplicationId"]);
                if (!seen.Add(id.Id))
                {
                    done = done with { CameBack = done.CameBack + 1 };
                    continue;
                }
                await SendAgainAsync(message, id, cancellationToken).ConfigureAwait(false);
                done = done with { Sent = done.Sent + 1 };
            }
            progress(done);
        }
        return done;
    }

    private async Task<List<Message>?> ReceiveAsync(CancellationToken cancellationToken) => (await queues.ReceiveMessageAsync(
        new ReceiveMessageRequest
        {
            QueueUrl = settings.DeadLettersUrl, MaxNumberOfMessages = 10, VisibilityTimeout = InHand, WaitTimeSeconds = 1, MessageSystemAttributeNames = ["All"],
        },
        cancellationToken).ConfigureAwait(false)).Messages;

    private async Task SendAgainAsync(Message message, RedrivenId id, CancellationToken cancellationToken)
    {
        var setAsideAt = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(message.Attributes["SentTimestamp"], CultureInfo.InvariantCulture));
        await queues.SendMessageAsync(
            new SendMessageRequest
            {
                QueueUrl = settings.Url,
                MessageGroupId = message.Attributes["MessageGroupId"],
                MessageDeduplicationId = id.After(setAsideAt).ToString(),
                MessageBody = message.Body,
            },
            cancellationToken).ConfigureAwait(false);
        await queues.DeleteMessageAsync(
            new DeleteMessageRequest { QueueUrl = settings.DeadLettersUrl, ReceiptHandle = message.ReceiptHandle }, cancellationToken).ConfigureAwait(false);
    }
}
