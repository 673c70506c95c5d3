using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.SQS;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Delightful.Pipeline.Feedback;

namespace Delightful.Pipeline.Functions;

/// <summary>Tells people what the feedback queue holds, and keeps in the queue what could not be told.</summary>
public sealed class SendFeedbackFunction(FeedbackBatch batch, TimeProvider clock)
{
    /// <summary>Handles the feedback queue.</summary>
    [LambdaFunction(ResourceName = "SendFeedback", MemorySize = 512, Timeout = 60)]
    [SQSEvent("@FeedbackQueue")]
    public async Task<SQSBatchResponse> SendFeedback(SQSEvent messages, ILambdaContext context)
    {
        var now = clock.GetUtcNow();
        var kept = await batch.DeliverAsync([.. messages.Records.Select(message => QueuedNews.Of(message, now))], context.RemainingTime, context.Logger).ConfigureAwait(false);
        return new SQSBatchResponse([.. kept.Select(id => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = id })]);
    }
}
