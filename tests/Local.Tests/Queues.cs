using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.Tests;

/// <summary>Queues by name, past the AWS CLI, which takes most of a second a call.</summary>
static class Queues
{
    public static string Arn(string name) => $"arn:aws:sqs:us-east-1:{LocalCloudOptions.Account}:{name}";

    public static Task Create(LocalCloud cloud, string name, params (string Name, string Value)[] attributes) => Call(cloud, "CreateQueue", new()
    {
        ["QueueName"] = name,
        ["Attributes"] = new JsonObject(attributes.Select(a => KeyValuePair.Create<string, JsonNode?>(a.Name, a.Value))),
    });

    public static Task Send(LocalCloud cloud, string name, string body, string? group = null)
    {
        var message = new JsonObject { ["QueueUrl"] = Url(cloud, name), ["MessageBody"] = body };
        if (group is not null)
            (message["MessageGroupId"], message["MessageDeduplicationId"]) = (group, body);
        return Call(cloud, "SendMessage", message);
    }

    /// <summary>The body of the first message within half a minute.</summary>
    public static async Task<string> Receive(LocalCloud cloud, string name) => (string)(await ReceiveMessage(cloud, name))["Body"]!;

    /// <summary>The first message within half a minute, with its attributes.</summary>
    public static async Task<JsonNode> ReceiveMessage(LocalCloud cloud, string name)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            var answer = await Call(cloud, "ReceiveMessage", new() { ["QueueUrl"] = Url(cloud, name), ["AttributeNames"] = new JsonArray("All"), ["MessageAttributeNames"] = new JsonArray("All") });
            if (answer["Messages"] is JsonArray { Count: > 0 } messages)
                return messages[0]!;
            await Task.Delay(100);
        }
        throw new TimeoutException($"Nothing came to {name}.");
    }

    /// <summary>How many messages are there, in hand or not.</summary>
    public static async Task<int> Count(LocalCloud cloud, string name)
    {
        var attributes = (await Call(cloud, "GetQueueAttributes", new() { ["QueueUrl"] = Url(cloud, name), ["AttributeNames"] = new JsonArray("All") }))["Attributes"]!;
        return Number(attributes["ApproximateNumberOfMessages"]!) + Number(attributes["ApproximateNumberOfMessagesNotVisible"]!);
    }

    static Task<JsonNode> Call(LocalCloud cloud, string operation, JsonObject request) =>
        cloud.Services.GetRequiredService<MotoClient>().JsonAsync("sqs", $"AmazonSQS.{operation}", request, CancellationToken.None);

    static string Url(LocalCloud cloud, string name) => $"{cloud.Options.MotoEndpoint}{LocalCloudOptions.Account}/{name}";

    static int Number(JsonNode text) => int.Parse(text.ToString(), System.Globalization.CultureInfo.InvariantCulture);
}
