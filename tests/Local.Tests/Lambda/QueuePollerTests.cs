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
