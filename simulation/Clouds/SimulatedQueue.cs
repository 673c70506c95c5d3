using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using Delightful.Core;

namespace Delightful.Simulation.Clouds;

/// <summary>The FIFO queue of people's messages: the same deduplication id within five minutes is dropped.</summary>
internal sealed class SimulatedQueue(World world) : AmazonSQSClient(Account.Credentials, Account.Config<AmazonSQSConfig>())
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, TimeSpan> _sent = [];

    public override Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync("sqs", "SendMessage", () =>
        {
            var id = request.MessageDeduplicationId;
            if (_sent.TryGetValue(id, out var at) && world.Time.Now - at < Window)
                return new SendMessageResponse();
            _sent[id] = world.Time.Now;
            if (request.MessageBody.Contains("\"outcome\":", StringComparison.Ordinal) || request.MessageBody.Contains("\"stalled\":true", StringComparison.Ordinal))
                world.Watch.Told(JsonSerializer.Deserialize(request.MessageBody, CoreJson.Default.DeploymentChanged)!, request.MessageGroupId, id);
            return new SendMessageResponse();
        });
}
