using System.Collections.Concurrent;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Delightful.Cloud.Tests.Delivery;

/// <summary>SQS that writes down for how long a message is to be hidden, and then hides it not at all.</summary>
internal sealed class PatientQueue(CloudFixture cloud) : AmazonSQSClient(CloudFixture.Credentials, cloud.Pointing(new AmazonSQSConfig()))
{
    /// <summary>By the message's text: for how many seconds it was hidden last.</summary>
    public ConcurrentDictionary<string, int> Waits { get; } = new();

    public ConcurrentDictionary<string, string> Bodies { get; } = new();

    public override Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(ChangeMessageVisibilityRequest request, CancellationToken cancellationToken = default)
    {
        Waits[Bodies[request.ReceiptHandle]] = request.VisibilityTimeout!.Value;
        return base.ChangeMessageVisibilityAsync(
            new ChangeMessageVisibilityRequest { QueueUrl = request.QueueUrl, ReceiptHandle = request.ReceiptHandle, VisibilityTimeout = 0 }, cancellationToken);
    }
}
