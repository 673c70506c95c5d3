using System.Text.Json.Nodes;

namespace Delightful.Local.Deployment.Resources;

/// <summary>Kept with the queue, as the API would; nothing is authorised in the local cloud.</summary>
sealed class QueuePolicyResource(MotoClient moto) : IOwnResource
{
    public string Type => "AWS::SQS::QueuePolicy";

    public async Task CreateAsync(JsonObject properties, CancellationToken ct)
    {
        foreach (var queue in properties["Queues"]!.AsArray())
            await moto.JsonAsync("sqs", "AmazonSQS.SetQueueAttributes", new()
            {
                ["QueueUrl"] = queue!.DeepClone(),
                ["Attributes"] = new JsonObject { ["Policy"] = properties["PolicyDocument"]!.ToJsonString() },
            }, ct);
    }
}
