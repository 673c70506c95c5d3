using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.SQS;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Delightful.Pipeline.Feedback;

namespace Delightful.Pipeline.Functions;

/// <summary>
/// Tells people. The messages of one deployment keep their order: when one cannot be delivered, those behind it wait
/// with it, and other deployments' go on.
/// </summary>
public sealed class SendFeedbackFunction(FeedbackDelivery delivery)
{
    /// <summary>Handles the feedback queue.</summary>
    [LambdaFunction(ResourceName = "SendFeedback", MemorySize = 512, Timeout = 60)]
    [SQSEvent("@FeedbackQueue")]
    public async Task<SQSBatchResponse> SendFeedback(SQSEvent messages, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        var stuck = new HashSet<string>(StringComparer.Ordinal);
        foreach (var message in messages.Records)
        {
            var group = Attribute(message, "MessageGroupId");
            if (stuck.Contains(group) || !await DeliverAsync(message, context, deadline.Token).ConfigureAwait(false))
            {
                stuck.Add(group);
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
            }
        }
        return new SQSBatchResponse(failures);
    }

    private static string Attribute(SQSEvent.SQSMessage message, string name) =>
        message.Attributes?.TryGetValue(name, out var value) == true ? value : message.MessageId;

    private async Task<bool> DeliverAsync(SQSEvent.SQSMessage message, ILambdaContext context, CancellationToken cancellationToken)
    {
        try
        {
            await delivery.DeliverAsync(Attribute(message, "MessageDeduplicationId"), message.Body, context.Logger, cancellationToken).ConfigureAwait(false);
            return true;
        }
#pragma warning disable CA1031 // the queue delivers it again and sets it aside when that never helps
        catch (Exception e)
#pragma warning restore CA1031
        {
            context.Logger.LogWarning(e, "telling people about message {message}: it is delivered again", message.MessageId);
            return false;
        }
    }
}
