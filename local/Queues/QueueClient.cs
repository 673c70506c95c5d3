using System.Text.Json.Nodes;

namespace Delightful.Local.Queues;

/// <summary>The cloud's own use of SQS, by queue ARN.</summary>
sealed class QueueClient(MotoClient moto, LocalCloudOptions options)
{
    public Task SendAsync(string queueArn, string body, string? group, Dictionary<string, string> attributes, CancellationToken ct)
    {
        var message = new JsonObject
        {
            ["QueueUrl"] = Url(queueArn),
            ["MessageBody"] = body,
            ["MessageAttributes"] = new JsonObject(attributes.Select(a => KeyValuePair.Create<string, JsonNode?>(
                a.Key, new JsonObject { ["DataType"] = "String", ["StringValue"] = a.Value }))),
        };
        if (group is not null)
            message["MessageGroupId"] = group;
        return moto.JsonAsync("sqs", "AmazonSQS.SendMessage", message, ct);
    }

    public async Task<IReadOnlyList<JsonObject>> ReceiveAsync(string queueArn, int most, TimeSpan wait, CancellationToken ct)
    {
        var answer = await moto.JsonAsync("sqs", "AmazonSQS.ReceiveMessage", new()
        {
            ["QueueUrl"] = Url(queueArn),
            ["MaxNumberOfMessages"] = most,
            ["WaitTimeSeconds"] = (int)wait.TotalSeconds,
            ["AttributeNames"] = new JsonArray("All"),
            ["MessageAttributeNames"] = new JsonArray("All"),
        }, ct);
        return [.. (answer["Messages"] as JsonArray ?? []).Cast<JsonObject>()];
    }

    public Task DeleteAsync(string queueArn, string receipt, CancellationToken ct) =>
        moto.JsonAsync("sqs", "AmazonSQS.DeleteMessage", new() { ["QueueUrl"] = Url(queueArn), ["ReceiptHandle"] = receipt }, ct);

    public Task HideAsync(string queueArn, string receipt, TimeSpan time, CancellationToken ct) =>
        moto.JsonAsync("sqs", "AmazonSQS.ChangeMessageVisibility", new()
        {
            ["QueueUrl"] = Url(queueArn),
            ["ReceiptHandle"] = receipt,
            ["VisibilityTimeout"] = (int)time.TotalSeconds,
        }, ct);

    /// <summary>How long a received message stays hidden.</summary>
    public async Task<TimeSpan> VisibilityAsync(string queueArn, CancellationToken ct)
    {
        var answer = await moto.JsonAsync("sqs", "AmazonSQS.GetQueueAttributes", new()
        {
            ["QueueUrl"] = Url(queueArn),
            ["AttributeNames"] = new JsonArray("VisibilityTimeout"),
        }, ct);
        return TimeSpan.FromSeconds(int.Parse(answer["Attributes"]!["VisibilityTimeout"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
    }

    string Url(string queueArn) => $"{options.MotoEndpoint}{LocalCloudOptions.Account}/{queueArn.Split(':')[^1]}";
}
