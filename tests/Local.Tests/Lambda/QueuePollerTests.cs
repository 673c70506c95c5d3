using System.Text.Json.Nodes;
using Delightful.Local.Lambda.EventSources;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.Tests.Lambda;

/// <summary>Batches of a queue to a function that names the messages it could not take.</summary>
public sealed class QueuePollerTests(CloudFixture fixture)
{
    readonly LocalCloud cloud = fixture.Cloud;

    [Fact]
    public async Task Only_what_the_function_names_stays_and_goes_to_the_dead_letters()
    {
        await Queues.Create(cloud, "poll-dead.fifo", ("FifoQueue", "true"));
        var redrive = $$"""{"deadLetterTargetArn":"{{Queues.Arn("poll-dead.fifo")}}","maxReceiveCount":2}""";
        await Queues.Create(cloud, "poll.fifo", ("FifoQueue", "true"), ("VisibilityTimeout", "60"), ("RedrivePolicy", redrive));
        await TestFunction.Create(cloud, "polling");
        foreach (var body in (string[])["one", "two", "bad", "other"])
            await Queues.Send(cloud, "poll.fifo", body, body == "other" ? "b" : "a");
        using var stop = new CancellationTokenSource();

        cloud.Services.GetRequiredService<QueuePoller>().Start(new QueueMapping(Queues.Arn("poll.fifo"), "polling", 10, true, 2), stop.Token);

        (await Queues.Receive(cloud, "poll-dead.fifo")).ShouldBe("bad");
        (await Queues.Count(cloud, "poll.fifo")).ShouldBe(0);
        stop.Cancel();
        var log = await new HttpClient().GetStringAsync(new Uri(cloud.Endpoint, "_logs/polling"));
        log.ShouldContain("batch one two bad other");
        log.Split("batch bad").Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_poller_learns_once_which_message_a_function_hid()
    {
        await Queues.Create(cloud, "poll-hidden", ("VisibilityTimeout", "60"));
        await Queues.Send(cloud, "poll-hidden", "bad");
        var receipt = (string)(await Queues.ReceiveMessage(cloud, "poll-hidden"))["ReceiptHandle"]!;
        var hidden = cloud.Services.GetRequiredService<Delightful.Local.Queues.HiddenMessages>();
        using var http = new HttpClient();
        var body = new JsonObject { ["QueueUrl"] = $"{cloud.Endpoint}{LocalCloudOptions.Account}/poll-hidden", ["ReceiptHandle"] = receipt, ["VisibilityTimeout"] = 30 };
        using var call = new HttpRequestMessage(HttpMethod.Post, cloud.Endpoint)
        {
            Content = new StringContent(body.ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-amz-json-1.0")),
        };
        call.Headers.Add("X-Amz-Target", "AmazonSQS.ChangeMessageVisibility");
        call.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=test/20260301/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0");

        (await http.SendAsync(call)).EnsureSuccessStatusCode();

        hidden.Take(receipt).ShouldBeTrue();
        hidden.Take(receipt).ShouldBeFalse();
    }

    [Fact]
    public async Task A_batch_that_fails_as_a_whole_comes_back_as_a_whole()
    {
        await Queues.Create(cloud, "poll-crash", ("VisibilityTimeout", "60"));
        await TestFunction.Create(cloud, "polling-killed");
        cloud.Faults.Add(new Faults.FunctionFault("polling-killed", Faults.KillMoment.After));
        await Queues.Send(cloud, "poll-crash", "again");
        using var stop = new CancellationTokenSource();

        cloud.Services.GetRequiredService<QueuePoller>().Start(new QueueMapping(Queues.Arn("poll-crash"), "polling-killed", 10, true, 2), stop.Token);

        for (var tries = 0; tries < 50 && await Queues.Count(cloud, "poll-crash") > 0; tries++)
            await Task.Delay(100);
        stop.Cancel();
        (await Queues.Count(cloud, "poll-crash")).ShouldBe(0);
        var log = await new HttpClient().GetStringAsync(new Uri(cloud.Endpoint, "_logs/polling-killed"));
        log.Split("batch again").Length.ShouldBe(3);
    }
}
