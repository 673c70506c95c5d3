using System.Text.Json;
using Amazon.Internal.AwsJson;
using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

internal static class SQSProtocol
{
    public static readonly AwsJsonService Service = new()
    {
        ServiceId = "SQS",
        TargetPrefix = "AmazonSQS",
        JsonVersion = "1.0",
        QueryCompatible = true,
        ApiVersion = "2012-11-05",
        Errors = new AwsJsonErrors((m, i, t, c, r, s) => new AmazonSQSException(m, i, t, c, r, s))
        {
            ["QueueDoesNotExist"] = (m, i, t, c, r, s) => new QueueDoesNotExistException(m, i, t, c, r, s),
            ["ReceiptHandleIsInvalid"] = (m, i, t, c, r, s) => new ReceiptHandleIsInvalidException(m, i, t, c, r, s),
        },
    };

    public static readonly InvokeOptions SendMessage = Service.Operation<SendMessageRequest, SendMessageResponse>(
        nameof(SendMessage),
        (json, request) =>
        {
            json.Text("QueueUrl", request.QueueUrl);
            json.Text("MessageBody", request.MessageBody);
            json.Text("MessageGroupId", request.MessageGroupId);
            json.Text("MessageDeduplicationId", request.MessageDeduplicationId);
            json.Whole("DelaySeconds", request.DelaySeconds);
        },
        json => new SendMessageResponse
        {
            MessageId = json.Text("MessageId"),
            MD5OfMessageBody = json.Text("MD5OfMessageBody"),
            SequenceNumber = json.Text("SequenceNumber"),
        });

    public static readonly InvokeOptions ReceiveMessage = Service.Operation<ReceiveMessageRequest, ReceiveMessageResponse>(
        nameof(ReceiveMessage),
        (json, request) =>
        {
            json.Text("QueueUrl", request.QueueUrl);
            json.Whole("MaxNumberOfMessages", request.MaxNumberOfMessages);
            json.Whole("VisibilityTimeout", request.VisibilityTimeout);
            json.Whole("WaitTimeSeconds", request.WaitTimeSeconds);
            json.Texts("MessageSystemAttributeNames", request.MessageSystemAttributeNames);
        },
        json => new ReceiveMessageResponse { Messages = json.List("Messages", Received) });

    public static readonly InvokeOptions DeleteMessage = Service.Operation<DeleteMessageRequest, DeleteMessageResponse>(
        nameof(DeleteMessage),
        (json, request) =>
        {
            json.Text("QueueUrl", request.QueueUrl);
            json.Text("ReceiptHandle", request.ReceiptHandle);
        },
        _ => new DeleteMessageResponse());

    public static readonly InvokeOptions ChangeMessageVisibility = Service.Operation<ChangeMessageVisibilityRequest, ChangeMessageVisibilityResponse>(
        nameof(ChangeMessageVisibility),
        (json, request) =>
        {
            json.Text("QueueUrl", request.QueueUrl);
            json.Text("ReceiptHandle", request.ReceiptHandle);
            json.Whole("VisibilityTimeout", request.VisibilityTimeout);
        },
        _ => new ChangeMessageVisibilityResponse());

    public static readonly InvokeOptions GetQueueUrl = Service.Operation<GetQueueUrlRequest, GetQueueUrlResponse>(
        nameof(GetQueueUrl),
        (json, request) => json.Text("QueueName", request.QueueName),
        json => new GetQueueUrlResponse { QueueUrl = json.Text("QueueUrl") });

    public static readonly InvokeOptions GetQueueAttributes = Service.Operation<GetQueueAttributesRequest, GetQueueAttributesResponse>(
        nameof(GetQueueAttributes),
        (json, request) =>
        {
            json.Text("QueueUrl", request.QueueUrl);
            json.Texts("AttributeNames", request.AttributeNames);
        },
        json => new GetQueueAttributesResponse { Attributes = json.Map("Attributes") });

    private static Message Received(JsonElement json) => new()
    {
        MessageId = json.Text("MessageId"),
        ReceiptHandle = json.Text("ReceiptHandle"),
        Body = json.Text("Body"),
        MD5OfBody = json.Text("MD5OfBody"),
        Attributes = json.Map("Attributes"),
    };
}
