using System.Text.Json;
using System.Text.Json.Nodes;

namespace Delightful.Local.Lambda.EventSources;

/// <summary>The event of a batch of messages, and what a function says failed in it.</summary>
static class QueueBatch
{
    public static JsonObject Payload(string queueArn, IReadOnlyList<JsonObject> messages) => new()
    {
        ["Records"] = new JsonArray([.. messages.Select(message => new JsonObject
        {
            ["messageId"] = message["MessageId"]!.DeepClone(),
            ["receiptHandle"] = message["ReceiptHandle"]!.DeepClone(),
            ["body"] = message["Body"]!.DeepClone(),
            ["attributes"] = message["Attributes"]?.DeepClone() ?? new JsonObject(),
            ["messageAttributes"] = Attributes(message["MessageAttributes"] as JsonObject ?? []),
            ["md5OfBody"] = message["MD5OfBody"]?.DeepClone(),
            ["eventSource"] = "aws:sqs",
            ["eventSourceARN"] = queueArn,
            ["awsRegion"] = LocalCloudOptions.Region,
        })]),
    };

    /// <summary>The ids the function names; all of them when the answer is not what Lambda can use.</summary>
    public static IReadOnlySet<string> Failures(ReadOnlyMemory<byte> response, IReadOnlySet<string> all)
    {
        try
        {
            if (response.IsEmpty || JsonNode.Parse(response.Span) is not JsonObject answer || answer["batchItemFailures"] is not JsonArray failures)
                return new HashSet<string>();
            var named = failures.Select(f => (string?)f?["itemIdentifier"] ?? "").ToHashSet();
            return named.IsSubsetOf(all) ? named : all;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return all;
        }
    }

    static JsonObject Attributes(JsonObject attributes) => new(attributes.Select(a => KeyValuePair.Create<string, JsonNode?>(a.Key, new JsonObject
    {
        ["stringValue"] = a.Value?["StringValue"]?.DeepClone(),
        ["binaryValue"] = a.Value?["BinaryValue"]?.DeepClone(),
        ["dataType"] = a.Value?["DataType"]?.DeepClone(),
    })));
}
