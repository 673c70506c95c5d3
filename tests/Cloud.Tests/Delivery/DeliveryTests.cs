using System.Text;
using Delightful.Local.Recorders;

namespace Delightful.Cloud.Tests.Delivery;

public sealed class DeliveryTests(CloudFixture cloud)
{
    [Fact]
    public async Task What_is_in_time_is_one_message_one_comment_and_a_reply_for_each_sentence_in_order()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        var deployment = await desk.BeginAsync();
        foreach (var sentence in (string[])["one", "two", "three"])
            await desk.AnnounceAsync(deployment, sentence);

        (await desk.DeliverAsync()).ShouldBe(0);

        desk.Messages().Count.ShouldBe(1);
        desk.Replies().ShouldBe(["🔄 one", "🔄 two", "🔄 three"]);
        desk.Outside.Host.Recording.Comments.Count.ShouldBe(1);
        desk.Outside.Host.Recording.Statuses.Count.ShouldBe(1);
        foreach (var sentence in (string[])["one", "two", "three"])
            desk.Log.Buffer.ToString().Split($"\t{sentence}\n").Length.ShouldBe(2, sentence);
    }

    [Fact]
    public async Task A_group_that_is_stuck_keeps_its_order_and_holds_up_no_other()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        var (stuck, other) = (await desk.BeginAsync(), await desk.BeginAsync(environment: "staging"));
        await desk.AnnounceAsync(stuck, "one");
        await desk.AnnounceAsync(stuck, "two");
        await desk.AnnounceAsync(other, "elsewhere");
        desk.Outside.ChatFaults.Set(new Fault(Error: "invalid_auth"));

        (await desk.DeliverAsync()).ShouldBe(2);

        desk.Replies().ShouldBe(["🔄 elsewhere"]);
        await desk.AnnounceAsync(stuck, "three");
        await desk.DeliverAllAsync();
        desk.Replies().ShouldBe(["🔄 elsewhere", "🔄 one", "🔄 two", "🔄 three"]);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(403)]
    public async Task A_message_comes_back_after_just_the_time_that_the_host_asks_for(int status)
    {
        await using var desk = await Desk.OpenAsync(cloud);
        await desk.AnnounceAsync(await desk.BeginAsync(), "one");
        desk.Outside.HostFaults.Set(new Fault(Status: status, RetryAfter: 137));

        (await desk.DeliverAsync()).ShouldBe(1);

        desk.Sqs.Waits.Values.ShouldBe([137]);
        desk.Replies().ShouldBe(["🔄 one"]);
        await desk.DeliverAllAsync();
        desk.Outside.Host.Recording.Comments.Count.ShouldBe(1);
        desk.Replies().ShouldBe(["🔄 one"]);
    }

    [Fact]
    public async Task A_message_comes_back_after_just_the_time_that_the_chat_asks_for_and_nobody_else_asks_it_meanwhile()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        await desk.AnnounceAsync(await desk.BeginAsync(), "one");
        await desk.AnnounceAsync(await desk.BeginAsync(environment: "staging"), "two");
        desk.Outside.ChatFaults.Set(new Fault(Status: 429, RetryAfter: 41));

        (await desk.DeliverAsync()).ShouldBe(2);

        desk.Sqs.Waits.Values.ShouldBe([41, 41]);
        desk.Messages().ShouldBeEmpty();
        desk.Outside.Host.Recording.Comments.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Anything_else_waits_longer_with_each_receipt()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        await desk.AnnounceAsync(await desk.BeginAsync(), "one");
        desk.Outside.ChatFaults.Set(new Fault(Status: 500, Times: 1000));
        List<int> waits = [];

        for (var receipt = 1; receipt <= 5; receipt++)
        {
            await desk.DeliverAsync();
            waits.Add(desk.Sqs.Waits.Values.Single());
        }

        waits.ShouldBe([5, 10, 20, 40, 80]);
    }

    [Fact]
    public async Task With_the_chat_down_the_host_is_told_everything_once_and_the_chat_catches_up()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        var deployment = await desk.BeginAsync();
        desk.Outside.ChatFaults.Set(new Fault(Status: 503, Times: 1000));
        foreach (var sentence in (string[])["one", "two", "three"])
        {
            await desk.AnnounceAsync(deployment, sentence);
            desk.Clock.SetForward(TimeSpan.FromSeconds(61));
            await desk.DeliverAsync();
        }

        desk.Outside.Host.Recording.Comments.ShouldHaveSingleItem().History.Count.ShouldBe(3);
        desk.Outside.Host.Recording.Statuses.Count.ShouldBe(1);
        Encoding.UTF8.GetString(desk.Metrics.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldAllBe(line => line.Contains("\"DeliveryFailures\":1,\"Lane\":\"chat\",\"slot\":\"web-app/dev\"", StringComparison.Ordinal));
        desk.Metrics.Length.ShouldBeGreaterThan(0);
        desk.Outside.ChatFaults.Set(null);
        await desk.DeliverAllAsync();
        desk.Messages().Count.ShouldBe(1);
        desk.Replies().ShouldBe(["🔄 one", "🔄 two", "🔄 three"]);
        desk.Outside.Host.Recording.Comments.ShouldHaveSingleItem().History.Count.ShouldBe(3);
    }

    [Fact]
    public async Task With_the_host_down_the_chat_is_told_everything_once_and_the_host_catches_up()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        var deployment = await desk.BeginAsync();
        desk.Outside.HostFaults.Set(new Fault(Status: 503, Times: 1000));
        await desk.AnnounceAsync(deployment, "one");
        await desk.AnnounceAsync(deployment, "two");

        (await desk.DeliverAsync()).ShouldBe(2);
        (await desk.DeliverAsync()).ShouldBe(2);

        desk.Replies().ShouldBe(["🔄 one", "🔄 two"]);
        desk.Messages().ShouldHaveSingleItem().History.Count.ShouldBe(1);
        desk.Outside.HostFaults.Set(null);
        await desk.DeliverAllAsync();
        desk.Outside.Host.Recording.Comments.Count.ShouldBe(1);
        desk.Replies().Count.ShouldBe(2);
    }

    [Fact]
    public async Task With_both_down_the_log_has_every_sentence_and_nothing_is_lost()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        var deployment = await desk.BeginAsync();
        desk.Outside.HostFaults.Set(new Fault(Status: 500, Times: 1000));
        desk.Outside.ChatFaults.Set(new Fault(Status: 500, Times: 1000));
        foreach (var number in Enumerable.Range(1, 4))
            await desk.AnnounceAsync(deployment, $"sentence {number}");

        (await desk.DeliverAsync()).ShouldBe(8);

        foreach (var number in Enumerable.Range(1, 4))
            desk.Log.Buffer.ToString().ShouldContain($"sentence {number}");
        (await desk.LeftAsync()).ShouldBe(8);
    }

    [Fact]
    public async Task What_was_told_and_forgotten_to_be_deleted_is_not_told_again()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        await desk.AnnounceAsync(await desk.BeginAsync(), "one");

        await desk.DeliverAsync(forgets: _ => true);
        await desk.DeliverAllAsync();

        desk.Messages().ShouldHaveSingleItem().History.Count.ShouldBe(1);
        desk.Replies().ShouldBe(["🔄 one"]);
        desk.Outside.Host.Recording.Statuses.Count.ShouldBe(1);
        desk.Outside.Host.Recording.Comments.ShouldHaveSingleItem().History.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_can_never_be_told_is_set_aside_at_once_and_what_stands_behind_it_is_told()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        var deployment = await desk.BeginAsync();
        await desk.SendAsync($"chat/{deployment.Id}", "not json");
        await desk.SendAsync("a group of nobody", "{}");
        await desk.AnnounceAsync(deployment, "one");

        (await desk.DeliverAsync()).ShouldBe(0);

        (await desk.DeadAsync()).ShouldBe(2);
        desk.Replies().ShouldBe(["🔄 one"]);
    }

    [Fact]
    public async Task What_could_not_be_told_for_thirteen_days_is_set_aside_before_the_queue_drops_it()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        await desk.AnnounceAsync(await desk.BeginAsync(), "one");
        desk.Outside.ChatFaults.Set(new Fault(Status: 500, Times: 1000));
        await desk.DeliverAsync();
        desk.Clock.SetForward(TimeSpan.FromDays(12.9));
        (await desk.DeliverAsync()).ShouldBe(1);

        desk.Clock.SetForward(TimeSpan.FromDays(0.2));
        (await desk.DeliverAsync()).ShouldBe(0);

        (await desk.DeadAsync()).ShouldBe(1);
    }
}
