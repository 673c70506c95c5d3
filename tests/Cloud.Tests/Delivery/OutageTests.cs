using System.Diagnostics;
using Delightful.Local.Recorders;

namespace Delightful.Cloud.Tests.Delivery;

public sealed class OutageTests(CloudFixture cloud)
{
    [Fact]
    public async Task After_an_outage_there_is_one_reply_and_one_edit_however_much_happened_meanwhile()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        var deployment = await desk.BeginAsync();
        await desk.AnnounceAsync(deployment, "begins");
        await desk.DeliverAllAsync();
        foreach (var number in Enumerable.Range(1, 25))
            await desk.AnnounceAsync(deployment, $"step {number % 14}");
        await desk.AnnounceAsync(deployment, "time goes on", progress: true);
        desk.Clock.SetForward(TimeSpan.FromHours(2));

        await desk.DeliverAllAsync();

        var replies = desk.Replies();
        replies.Count.ShouldBe(2);
        replies[1].ShouldStartWith("🕐 For 2 h 0 m this could not be told. Meanwhile:\n• 🔄 step 1\n");
        replies[1].Split('\n')[1..].Length.ShouldBe(11);
        replies[1].ShouldEndWith("and 4 more");
        desk.Messages().Count.ShouldBe(1);
        desk.Outside.Host.Recording.Comments.Count.ShouldBe(1);
        desk.Messages()[0].History.Count.ShouldBe(2);
        desk.Outside.Host.Recording.Comments[0].History.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_found_again_and_edited()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        await desk.AnnounceAsync(await desk.BeginAsync(environment: "staging"), "before");
        await desk.DeliverAllAsync();
        await desk.AnnounceAsync(await desk.BeginAsync(), "one");
        desk.Outside.ChatFaults.Set(new Fault(Status: 502, Lost: true));

        (await desk.DeliverAsync()).ShouldBe(1);
        await desk.DeliverAllAsync();

        desk.Messages().Count.ShouldBe(2);
        desk.Replies().ShouldBe(["🔄 before", "🔄 one"]);
    }

    [Fact]
    public async Task A_reply_whose_answer_was_lost_is_found_again()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        var deployment = await desk.BeginAsync();
        await desk.AnnounceAsync(deployment, "one");
        await desk.DeliverAllAsync();
        await desk.AnnounceAsync(deployment, "two");
        desk.Outside.ChatFaults.Set(new Fault(Status: 502, Lost: true, Times: 4));
        await desk.DeliverAsync();
        desk.Outside.ChatFaults.Set(null);
        desk.Clock.SetForward(TimeSpan.FromMinutes(1));

        await desk.DeliverAllAsync();

        desk.Replies().ShouldBe(["🔄 one", "🔄 two"]);
    }

    [Fact]
    public async Task A_comment_whose_answer_was_lost_is_found_again_and_edited()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        await desk.AnnounceAsync(await desk.BeginAsync(), "one");
        desk.Outside.HostFaults.Set(new Fault(Status: 502, Lost: true, Times: 6));
        for (var tries = 0; tries < 3; tries++)
        {
            await desk.DeliverAsync();
            desk.Clock.SetForward(TimeSpan.FromSeconds(31));
        }

        await desk.DeliverAllAsync();

        desk.Outside.Host.Recording.Comments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_somebody_deleted_is_posted_again()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        var deployment = await desk.BeginAsync();
        await desk.AnnounceAsync(deployment, "one");
        await desk.DeliverAllAsync();
        var posted = desk.Messages().Single();
        using var http = new HttpClient();
        using var deletion = new HttpRequestMessage(HttpMethod.Post, new Uri(desk.Outside.Address, "_slack/api/chat.delete"))
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { token = "xoxb-not-a-real-token", channel = posted.Channel, ts = posted.Ts }),
        };
        await http.SendAsync(deletion);
        desk.Clock.SetForward(TimeSpan.FromSeconds(61));

        await desk.AnnounceAsync(deployment, "two");
        await desk.DeliverAllAsync();

        desk.Messages().ShouldHaveSingleItem().Ts.ShouldNotBe(posted.Ts);
        desk.Outside.Chat.Recording.Messages[^1].ThreadTs.ShouldBe(desk.Messages()[0].Ts);
    }

    [Fact]
    public async Task A_chat_that_never_answers_takes_a_bounded_part_of_the_time_and_none_of_the_hosts()
    {
        const int Times = 5;
        await using var desk = await Desk.OpenAsync(cloud);
        foreach (var number in Enumerable.Range(1, 5))
            await desk.AnnounceAsync(await desk.BeginAsync(environment: $"env{number}"), "one");
        desk.Outside.ChatFaults.Set(new Fault(DelayMilliseconds: 60_000, Times: 1000));
        desk.Hurry = new HurriedClock(Times);
        var watch = Stopwatch.StartNew();

        (await desk.DeliverAsync()).ShouldBe(5);

        (watch.Elapsed * Times).ShouldBeLessThan(TimeSpan.FromSeconds(40));
        desk.Outside.Host.Recording.Comments.Count.ShouldBe(5);
        (await desk.LeftAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task A_host_that_never_answers_takes_none_of_the_chats_time()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        foreach (var number in Enumerable.Range(1, 5))
            await desk.AnnounceAsync(await desk.BeginAsync(environment: $"env{number}"), "one");
        desk.Outside.HostFaults.Set(new Fault(DelayMilliseconds: 60_000, Times: 1000));
        desk.Hurry = new HurriedClock(5);

        (await desk.DeliverAsync()).ShouldBe(5);

        desk.Messages().Count.ShouldBe(5);
        desk.Replies().Count.ShouldBe(5);
        desk.Outside.Host.Recording.Comments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_answers_slowly_is_told_everything_in_order_and_once()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        var deployment = await desk.BeginAsync();
        await desk.AnnounceAsync(deployment, "one");
        await desk.AnnounceAsync(deployment, "two");
        desk.Outside.ChatFaults.Set(new Fault(DelayMilliseconds: 600, Times: 1000));
        desk.Outside.HostFaults.Set(new Fault(DelayMilliseconds: 600, Times: 1000));

        await desk.DeliverAllAsync();

        desk.Messages().Count.ShouldBe(1);
        desk.Replies().ShouldBe(["🔄 one", "🔄 two"]);
        desk.Outside.Host.Recording.Comments.ShouldHaveSingleItem().History.Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_the_time_is_nearly_over_nothing_more_is_tried_and_nothing_lost()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        foreach (var number in Enumerable.Range(1, 5))
            await desk.AnnounceAsync(await desk.BeginAsync(environment: $"env{number}"), "one");

        (await desk.DeliverAsync(remaining: TimeSpan.FromSeconds(18))).ShouldBe(10);

        desk.Messages().ShouldBeEmpty();
        desk.Outside.Host.Recording.Statuses.ShouldBeEmpty();
        desk.Sqs.Waits.Values.ShouldAllBe(wait => wait == 5);
        await desk.DeliverAllAsync();
        desk.Messages().Count.ShouldBe(5);
    }
}
