using Delightful.Local.Recorders;

namespace Delightful.Cloud.Tests.Delivery;

public sealed class RedriveTests(CloudFixture cloud)
{
    [Fact]
    public async Task What_was_set_aside_is_told_in_one_summary_after_a_redrive()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        var deployment = await desk.BeginAsync();
        await SetAsideAsync(desk, deployment);

        (await desk.Dead().RedriveAsync(_ => { }, CancellationToken.None)).ShouldBe(new FeedbackRedrive(3, 0));
        await desk.DeliverAllAsync();

        (await desk.DeadAsync()).ShouldBe(0);
        desk.Messages().Count.ShouldBe(1);
        desk.Replies().ShouldHaveSingleItem().ShouldEndWith("this could not be told. Meanwhile:\n• 🔄 one\n• 🔄 two\n• 🔄 three");
    }

    [Fact]
    public async Task What_was_told_before_it_was_set_aside_is_not_told_again()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        await desk.AnnounceAsync(await desk.BeginAsync(), "one");
        await desk.DeliverAsync(forgets: message =>
        {
            desk.Queue.SetAsideAsync(message.Attributes["MessageGroupId"], message.Attributes["MessageDeduplicationId"], message.Body, CancellationToken.None).Wait();
            return false;
        });
        (await desk.DeadAsync()).ShouldBe(2);

        await desk.Dead().RedriveAsync(_ => { }, CancellationToken.None);
        await desk.DeliverAllAsync();

        desk.Messages().ShouldHaveSingleItem().History.Count.ShouldBe(1);
        desk.Replies().ShouldBe(["🔄 one"]);
    }

    [Fact]
    public async Task A_hopeless_message_is_sent_once_comes_back_and_is_never_lost()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        await desk.SendAsync("a group of nobody", "not json");
        await desk.DeliverAsync();

        List<FeedbackRedrive> progress = [];
        var done = await desk.Dead().RedriveAsync(
            so =>
            {
                progress.Add(so);
                desk.DeliverAsync().Wait();
            },
            CancellationToken.None);

        done.ShouldBe(new FeedbackRedrive(1, 1));
        progress.Count.ShouldBe(2);
        (await desk.DeadAsync()).ShouldBe(1);
        (await desk.LeftAsync()).ShouldBe(0);
    }

    private static async Task SetAsideAsync(Desk desk, Core.Deployments.Deployment deployment)
    {
        foreach (var sentence in (string[])["one", "two", "three"])
            await desk.AnnounceAsync(deployment, sentence);
        desk.Outside.ChatFaults.Set(new Fault(Error: "invalid_blocks", Times: 1000));
        (await desk.DeliverAsync()).ShouldBe(0);
        (await desk.DeadAsync()).ShouldBe(3);
        desk.Outside.ChatFaults.Set(null);
        desk.Clock.SetForward(TimeSpan.FromHours(1));
    }
}
