using System.Security.Cryptography;
using System.Text;
using Amazon.SQS;
using Amazon.SQS.Model;
using Delightful.Core.Feedback.Delivery;

namespace Delightful.Cloud;

/// <summary>Where messages for people go.</summary>
/// <param name="Url">The address of the SQS FIFO queue.</param>
/// <param name="DeadLettersUrl">The address of the FIFO queue of what can never be told.</param>
public sealed record FeedbackQueueSettings(string Url, string DeadLettersUrl)
{
    /// <summary>The lanes that this installation has.</summary>
    public IReadOnlyList<string> Lanes { get; init; } = FeedbackLane.Always;
}

/// <summary>What people are to be told: on each lane in order for each deployment, and each thing once.</summary>
public sealed class FeedbackQueue(IAmazonSQS queue, FeedbackQueueSettings settings)
{
    /// <summary>The most characters of an id: SQS takes 128, and the lane stands before it.</summary>
    private const int LongestId = 100;

    /// <summary>Sends a message on every lane of the installation. The same <paramref name="dedupeId"/> again within five minutes is dropped by the queue.</summary>
    public Task SendAsync(string groupId, string dedupeId, string body, CancellationToken cancellationToken) =>
        Task.WhenAll(settings.Lanes.Select(lane => SendAsync(
            settings.Url, FeedbackLane.IdOn(lane, Fitting(groupId)), FeedbackLane.IdOn(lane, Fitting(dedupeId)), body, cancellationToken)));

    /// <summary>Hides a message that is in hand for a while from now on.</summary>
    /// <param name="receipt">What the queue gave with the message.</param>
    /// <param name="time">For how long; whole seconds.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task HideAsync(string receipt, TimeSpan time, CancellationToken cancellationToken) =>
        await queue.ChangeMessageVisibilityAsync(
            new ChangeMessageVisibilityRequest { QueueUrl = settings.Url, ReceiptHandle = receipt, VisibilityTimeout = (int)time.TotalSeconds },
            cancellationToken).ConfigureAwait(false);

    /// <summary>Puts a message with the dead letters, under its own ids. It stays in the queue until that is told to forget it.</summary>
    public Task SetAsideAsync(string groupId, string dedupeId, string body, CancellationToken cancellationToken) =>
        SendAsync(settings.DeadLettersUrl, groupId, dedupeId, body, cancellationToken);

    /// <summary>The id itself when SQS takes it, else its hash: the same id always becomes the same one.</summary>
    internal static string Fitting(string id) =>
        id.Length is > 0 and <= LongestId && id.All(c => c is > ' ' and <= '~')
            ? id
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    private async Task SendAsync(string url, string groupId, string dedupeId, string body, CancellationToken cancellationToken) =>
        await queue.SendMessageAsync(
            new SendMessageRequest { QueueUrl = url, MessageGroupId = groupId, MessageDeduplicationId = dedupeId, MessageBody = body },
            cancellationToken).ConfigureAwait(false);
}
