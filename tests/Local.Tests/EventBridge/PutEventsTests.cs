using System.Text.Json.Nodes;

namespace Delightful.Local.Tests.EventBridge;

public sealed class PutEventsTests(CloudFixture fixture)
{
    readonly Aws aws = new(fixture.Cloud);

    [Fact]
    public async Task A_rule_made_by_the_plain_CLI_takes_an_event_to_a_queue()
    {
        var queue = await Queue("cli-queue");
        await aws.Run("events", "put-rule", "--name", "cli-rule", "--event-pattern", """{"source":["cli.test"],"detail":{"size":[{"numeric":[">",10]}]}}""");
        await aws.Run("events", "put-targets", "--rule", "cli-rule", "--targets", $"Id=1,Arn={queue.Arn}");

        var answer = await Put("cli.test", """{"size":11}""", """{"size":9}""");

        ((int)answer["FailedEntryCount"]!).ShouldBe(0);
        var message = await Received(queue.Url);
        ((int)message["detail"]!["size"]!).ShouldBe(11);
        ((string?)message["id"]).ShouldBe((string?)answer["Entries"]![0]!["EventId"]);
        ((string?)message["account"]).ShouldBe(LocalCloudOptions.Account);
    }

    Task<JsonNode> Put(string source, params string[] details) => aws.Run("events", "put-events", "--entries",
        new JsonArray([.. details.Select(d => new JsonObject { ["Source"] = source, ["DetailType"] = "Test", ["Detail"] = d })]).ToJsonString());

    async Task<(string Url, string Arn)> Queue(string name)
    {
        var url = (string)(await aws.Run("sqs", "create-queue", "--queue-name", name))["QueueUrl"]!;
        return (url, $"arn:aws:sqs:us-east-1:{LocalCloudOptions.Account}:{name}");
    }

    async Task<JsonNode> Received(string url)
    {
        var answer = await aws.Run("sqs", "receive-message", "--queue-url", url, "--wait-time-seconds", "5");
        return JsonNode.Parse((string)answer["Messages"]![0]!["Body"]!)!;
    }
}
