using System.Text.Json;
using Delightful.Core.Feedback.Delivery;
using Delightful.Core.Slots;
using Delightful.Local.Recorders;

namespace Delightful.Cloud.Tests.Delivery;

public sealed class AlertTests(CloudFixture cloud)
{
    [Fact]
    public async Task A_failure_opens_one_incident_and_the_next_release_closes_it()
    {
        await using var desk = await Desk.OpenAsync(cloud, FeedbackLane.Pager);
        await desk.HappensAsync(Pushed("v1"));
        await desk.HappensAsync(AnalysisFailed((await desk.SlotAsync()).Active!.Id));
        await desk.DeliverAllAsync();
        var incident = desk.Outside.Pager.Recording.Incidents.ShouldHaveSingleItem();
        incident.Key.ShouldBe("delightful/web-app/dev");
        incident.State.ShouldBe("triggered");

        await desk.HappensAsync(Pushed("v2", 30));
        await desk.DeliverAllAsync();

        desk.Outside.Pager.Recording.Incidents.ShouldHaveSingleItem().State.ShouldBe("acknowledged");
    }

    [Fact]
    public async Task A_page_that_is_lost_or_doubled_on_the_way_is_one_incident()
    {
        await using var desk = await Desk.OpenAsync(cloud, FeedbackLane.Pager);
        await desk.HappensAsync(Pushed("v1"));
        await desk.HappensAsync(AnalysisFailed((await desk.SlotAsync()).Active!.Id));
        desk.Outside.PagerFaults.Set(new Fault(Status: 500, Times: 2, Lost: true));

        await desk.DeliverAsync(forgets: _ => true);
        await desk.DeliverAllAsync();

        desk.Outside.Pager.Recording.Incidents.ShouldHaveSingleItem().Events.ShouldAllBe(e => e.Action == "trigger");
    }

    [Fact]
    public async Task A_webhook_gets_each_change_once_and_in_order_under_an_id_that_stays()
    {
        await using var desk = await Desk.OpenAsync(cloud, FeedbackLane.Webhook);
        var deployment = await desk.BeginAsync();
        foreach (var sentence in (string[])["one", "two", "three"])
            await desk.AnnounceAsync(deployment, sentence);
        desk.Outside.WebhookFaults.Set(new Fault(Status: 500, Times: 1, Lost: true));

        await desk.DeliverAllAsync();

        var received = desk.Outside.Webhook.Recording.Received;
        received.DistinctBy(r => r.Id).Select(r => Sentence(r.Body)).ShouldBe(["one", "two", "three"]);
        received.Count.ShouldBe(4, "the first came twice, and says so by its id");
    }

    [Fact]
    public async Task A_webhook_that_asks_to_be_left_alone_is_left_alone_for_that_long_and_holds_up_no_other_lane()
    {
        await using var desk = await Desk.OpenAsync(cloud, [.. FeedbackLane.Always, FeedbackLane.Webhook]);
        await desk.AnnounceAsync(await desk.BeginAsync(), "one");
        desk.Outside.WebhookFaults.Set(new Fault(Status: 429, RetryAfter: 77));

        (await desk.DeliverAsync()).ShouldBe(1);

        desk.Sqs.Waits.Values.ShouldBe([77]);
        desk.Replies().ShouldBe(["🔄 one"]);
        desk.Outside.Host.Recording.Comments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_notice_that_the_webhook_cannot_take_is_set_aside_and_the_next_one_comes()
    {
        await using var desk = await Desk.OpenAsync(cloud, FeedbackLane.Webhook);
        var deployment = await desk.BeginAsync();
        await desk.AnnounceAsync(deployment, "one");
        desk.Outside.WebhookFaults.Set(new Fault(Status: 413));
        (await desk.DeliverAsync()).ShouldBe(0);
        (await desk.DeadAsync()).ShouldBe(1);

        await desk.AnnounceAsync(deployment, "two");
        await desk.DeliverAllAsync();

        desk.Outside.Webhook.Recording.Received.Select(r => Sentence(r.Body)).ShouldBe(["two"]);
    }

    private static SlotEvent.ImagePushed Pushed(string tag, int secondsLater = 0) => new(
        Given.WebApp with { Environments = [new Core.Services.EnvironmentSettings { Name = "dev", Pages = true }] }, tag, Given.Digest(tag[1]), Given.Noon.AddSeconds(secondsLater));

    private static SlotEvent.AnalysisCompleted AnalysisFailed(string deployment) => new(deployment, false, null, [], "the bundle is damaged");

    private static string Sentence(string body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("data").GetProperty("sentence").GetString()!;
    }
}
