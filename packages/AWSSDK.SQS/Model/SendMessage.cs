using Amazon.Runtime;

namespace Amazon.SQS.Model;

public class SendMessageRequest : AmazonSQSRequest
{
    public string QueueUrl { get; set; }

    public string MessageBody { get; set; }

    public string MessageGroupId { get; set; }

    public string MessageDeduplicationId { get; set; }

    public int? DelaySeconds { get; set; }
}

public class SendMessageResponse : AmazonWebServiceResponse
{
    public string MessageId { get; set; }

    public string MD5OfMessageBody { get; set; }

    public string SequenceNumber { get; set; }
}
