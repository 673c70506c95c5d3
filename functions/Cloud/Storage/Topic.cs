using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Delightful.Core.Feedback.Alerts;

namespace Delightful.Cloud;

/// <summary>Where notices are published.</summary>
/// <param name="Arn">The SNS topic; a FIFO topic drops what comes twice by itself.</param>
public sealed record TopicSettings(string Arn);

/// <summary>An SNS topic, with attributes that subscriptions can filter by.</summary>
public sealed class Topic(IAmazonSimpleNotificationService topics, TopicSettings settings) : INoticeBoard
{
    /// <inheritdoc/>
    public async Task SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        var isOrdered = settings.Arn.EndsWith(".fifo", StringComparison.Ordinal);
        await topics.PublishAsync(
            new PublishRequest
            {
                TopicArn = settings.Arn, Subject = notice.Subject, Message = notice.Text,
                MessageGroupId = isOrdered ? notice.Attributes["slot"] : null, MessageDeduplicationId = isOrdered ? FeedbackQueue.Fitting(notice.Id) : null,
                MessageAttributes = notice.Attributes.Add("id", notice.Id).ToDictionary(
                    attribute => attribute.Key, attribute => new MessageAttributeValue { DataType = "String", StringValue = attribute.Value }),
            },
            cancellationToken).ConfigureAwait(false);
    }
}
