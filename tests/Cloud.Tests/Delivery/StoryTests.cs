using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Feedback.Delivery;
using Delightful.Core.Gate;
using Delightful.Core.Plans;
using Delightful.Core.Slots;
using Delightful.Pipeline.Feedback;

namespace Delightful.Cloud.Tests.Delivery;

public sealed class StoryTests(CloudFixture cloud)
{
    [Fact]
    public async Task A_whole_deployment_edits_exactly_one_comment_and_one_message()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        await desk.HappensAsync(new SlotEvent.ImagePushed(Given.WebApp, Desk.Commit, Given.Digest(2), Given.Noon));
        await desk.DeliverAllAsync();
        desk.Outside.Host.Recording.Comments.ShouldBeEmpty("there is nothing to read yet, and the status says that it was seen");
        foreach (var next in (Func<Slot, SlotEvent>[])[.. Given.UntilPlanned(Given.Digest(2)), ApplyEnds(WorkStatus.Failed)])
        {
            await desk.HappensAsync(next(await desk.SlotAsync()));
            await desk.DeliverAllAsync();
        }

        var comment = desk.Outside.Host.Recording.Comments.ShouldHaveSingleItem();
        comment.History.Count.ShouldBeGreaterThanOrEqualTo(2);
        comment.History[0].Body.ShouldContain("**What changes:**");
        comment.Body.ShouldContain("### ❌ web-app → dev: failed");
        desk.Messages().ShouldHaveSingleItem().History.Count.ShouldBeGreaterThan(comment.History.Count);
        desk.Outside.Host.Recording.Deployments.ShouldHaveSingleItem().Statuses.Select(s => s.State).ShouldBe(["in_progress", "failure"]);
    }

    [Fact]
    public async Task What_a_plan_costs_by_component_is_told_once_in_the_thread_before_what_comes_of_the_plan()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        var review = new PlanReview { Cost = new CostEstimate { Region = "us-east-1", PricesOf = "2025-01-01", Before = 9.01m, After = 36.04m, Components = [new("service", 9.01m, 36.04m)] } };
        await desk.HappensAsync(new SlotEvent.ImagePushed(Given.WebApp, Desk.Commit, Given.Digest(2), Given.Noon));
        foreach (var next in (Func<Slot, SlotEvent>[])[.. Given.UntilPlanned(Given.Digest(2), review), ApplyEnds(WorkStatus.Failed)])
        {
            await desk.HappensAsync(next(await desk.SlotAsync()));
            await desk.DeliverAllAsync();
        }

        var replies = desk.Replies();
        var cost = replies.FindIndex(reply => reply.StartsWith("💰", StringComparison.Ordinal));
        replies[cost].ShouldContain("• service: 9.01 → 36.04 USD (+27.03)");
        replies.Count(reply => reply.StartsWith("💰", StringComparison.Ordinal)).ShouldBe(1);
        replies[cost + 1].ShouldContain("the plan is being applied");
    }

    [Fact]
    public async Task A_second_push_takes_the_comment_over_and_the_first_stays_as_a_line_that_follows_it()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        var other = "fedcba9876543210fedcba9876543210fedcba98";
        desk.Outside.Host.Register(new Local.GitHub.PullRequest(7, other, "Add a page", "somebody", Given.WebApp.SourceRepository!) { Head = other });
        desk.Outside.Host.Register(new Local.GitHub.PullRequest(7, Desk.Commit, "Add a page", "somebody", Given.WebApp.SourceRepository!));
        await desk.HappensAsync(new SlotEvent.ImagePushed(Given.WebApp, Desk.Commit, Given.Digest(2), Given.Noon));
        await desk.DeliverAllAsync();
        desk.Outside.Host.Register(new Local.GitHub.PullRequest(7, other, "Add a page", "somebody", Given.WebApp.SourceRepository!));
        await desk.HappensAsync(new SlotEvent.ImagePushed(Given.WebApp, other, Given.Digest(3), Given.Noon.AddSeconds(30)));
        await desk.DeliverAllAsync();
        desk.Outside.Host.Register(new Local.GitHub.PullRequest(7, Desk.Commit, "Add a page", "somebody", Given.WebApp.SourceRepository!));

        var first = (await desk.SlotAsync()).Active!;
        desk.Clock.SetForward(TimeSpan.FromSeconds(61));
        await desk.HappensAsync(new SlotEvent.AnalysisCompleted(first.Id, false, null, [], "the bundle is damaged"));
        await desk.DeliverAllAsync();

        var comment = desk.Outside.Host.Recording.Comments.ShouldHaveSingleItem();
        comment.Body.ShouldContain("\n`fedcba9876` (`sha256:");
        comment.Body.ShouldContain("<details><summary>Earlier (1)</summary>\n\n- ❌ `0123456789` failed: ");
    }

    [Fact]
    public async Task What_changes_nothing_and_has_no_comment_gets_none_and_a_status_all_the_same()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        var begun = await desk.BeginAsync() with { Plan = new PlanSummary(0, 0, 0, 0, ImageOnly: false, [], Drift: 0) };
        foreach (var (stage, news) in (((Stage, string)[])[(begun.Stage, "applying"), (new Stage.Ended(Outcome.Released, "it serves", Given.Noon), "released")]))
            await TellAsync(desk, begun with { Stage = stage }, news);

        desk.Outside.Host.Recording.Comments.ShouldBeEmpty();
        desk.Outside.Host.Recording.Statuses.Select(s => s.State).ShouldBe(["pending", "success"]);
    }

    [Fact]
    public async Task What_fails_before_it_has_a_plan_gets_a_comment()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        await desk.HappensAsync(new SlotEvent.ImagePushed(Given.WebApp, Desk.Commit, Given.Digest(2), Given.Noon));
        await desk.DeliverAllAsync();
        desk.Outside.Host.Recording.Comments.ShouldBeEmpty();
        await desk.HappensAsync(new SlotEvent.AnalysisCompleted((await desk.SlotAsync()).Active!.Id, false, null, [], "the bundle is damaged"));
        await desk.DeliverAllAsync();

        desk.Outside.Host.Recording.Comments.ShouldHaveSingleItem().Body.ShouldContain("the bundle is damaged");
    }

    private static Func<Slot, SlotEvent> ApplyEnds(WorkStatus status) => slot =>
        new SlotEvent.BuildChanged(((Stage.Applying)slot.Active!.Stage).Command, "apply-build", status, Given.Exported("FAILURE", "denied"));

    private static Task TellAsync(Desk desk, Deployment deployment, string sentence)
    {
        var change = System.Text.Json.JsonSerializer.Deserialize(Desk.Body(deployment, sentence, progress: false), Core.CoreJson.Default.DeploymentChanged)!;
        var news = new FeedbackNews.Changed($"{deployment.Id}/{sentence}", desk.Clock.GetUtcNow(), IsRetried: false, change);
        return desk.HostLane().TellAsync(
            new Telling(SlotKey.TryParse(deployment.Slot)!.Value, deployment, new FeedbackContext(), [news], desk.Clock.GetUtcNow()), CancellationToken.None);
    }
}
