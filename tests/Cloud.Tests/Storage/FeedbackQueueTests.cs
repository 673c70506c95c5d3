using System.Text.Json.Nodes;
using Amazon.SQS;
using Amazon.SQS.Model;
using Delightful.Local;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Cloud.Tests.Storage;

public sealed class FeedbackQueueTests(CloudFixture cloud)
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task A_message_arrives_on_every_lane_in_the_group_of_its_deployment()
    {
        var (queue, url) = await QueueAsync();

        await queue.SendAsync("20260301T120001Z-1a2b3c4d", "web-app/dev/20260301T120001Z-1a2b3c4d/announce/1", "{}", Ever);

        var messages = await ReceiveAsync(url);
        messages.ShouldAllBe(message => message.Body == "{}");
        messages.Select(message => message.Attributes["MessageGroupId"])
            .ShouldBe(["pull-request/20260301T120001Z-1a2b3c4d", "chat/20260301T120001Z-1a2b3c4d"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_same_message_sent_again_arrives_once()
    {
        var (queue, url) = await QueueAsync();
        var id = "refused/" + new string('x', 200);

        await queue.SendAsync("refused", id, "first", Ever);
        await queue.SendAsync("refused", id, "again", Ever);
        await queue.SendAsync("refused", id + "y", "other", Ever);

        (await ReceiveAsync(url)).Select(m => m.Body).Order().ShouldBe(["first", "first", "other", "other"]);
    }

    [Theory]
    [InlineData("web-app/dev/d/announce/1", true)]
    [InlineData("with space", false)]
    [InlineData("naïve", false)]
    [InlineData("", false)]
    public void An_id_that_the_queue_takes_is_left_alone_and_any_other_becomes_its_hash(string id, bool isTaken)
    {
        var fitting = FeedbackQueue.Fitting(id);

        (fitting == id).ShouldBe(isTaken);
        FeedbackQueue.Fitting(fitting).ShouldBe(fitting);
    }

    private async Task<(FeedbackQueue Queue, string Url)> QueueAsync()
    {
        var moto = cloud.Cloud.Services.GetRequiredService<MotoClient>();
        var made = await moto.JsonAsync(
            "sqs", "AmazonSQS.CreateQueue",
            new JsonObject { ["QueueName"] = $"{cloud.NewName("feedback")}.fifo", ["Attributes"] = new JsonObject { ["FifoQueue"] = "true" } }, Ever);
        var url = (string)made["QueueUrl"]!;
        return (new FeedbackQueue(Client(), new FeedbackQueueSettings(url, url)), url);
    }

    private async Task<List<Message>> ReceiveAsync(string url) => (await Client().ReceiveMessageAsync(
        new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10, MessageSystemAttributeNames = ["All"] }, Ever)).Messages;

    private AmazonSQSClient Client() => new(CloudFixture.Credentials, cloud.Pointing(new AmazonSQSConfig()));
}
