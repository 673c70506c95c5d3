using System.Security.Cryptography;
using System.Text;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Delightful.Cloud;

/// <summary>Where messages for people go.</summary>
/// <param name="Url">The address of the SQS FIFO queue.</param>
public sealed record FeedbackQueueSettings(string Url);

/// <summary>What people are to be told, in order for each deployment and each thing once.</summary>
public sealed class FeedbackQueue(IAmazonSQS queue, FeedbackQueueSettings settings)
{
    /// <summary>The most characters that SQS takes in a group or deduplication id.</summary>
    private const int LongestId = 128;

    /// <summary>Sends a message. The same <paramref name="dedupeId"/> again within five minutes is dropped by the queue.</summary>
    public async Task SendAsync(string groupId, string dedupeId, string body, CancellationToken cancellationToken) =>
        await queue.SendMessageAsync(
            new SendMessageRequest
            {
                QueueUrl = settings.Url,
                MessageGroupId = Fitting(groupId),
                MessageDeduplicationId = Fitting(dedupeId),
                MessageBody = body,
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>The id itself when SQS takes it, else its hash: the same id always becomes the same one.</summary>
    internal static string Fitting(string id) =>
        id.Length is > 0 and <= LongestId && id.All(c => c is > ' ' and <= '~')
            ? id
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
