using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Plans;
using Delightful.Core.Slots;

namespace Delightful.Cloud.Tests.Delivery;

public sealed class StoryTests(CloudFixture cloud)
{
    [Fact]
    public async Task A_whole_deployment_edits_exactly_one_comment_and_one_message()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        await desk.HappensAsync(new SlotEvent.ImagePushed(Given.WebApp, Desk.Commit, Given.Digest(2), Given.Noon));
        await desk.DeliverAllAsync();
        foreach (var next in (Func<Slot, SlotEvent>[])
        [
            slot => new SlotEvent.AnalysisCompleted(slot.Active!.Id, true, Core.Analysis.GeneratedVariables.KeyOf(SlotKey.TryParse(slot.Key)!.Value, slot.Active.Id), [], null),
            slot => new SlotEvent.BuildStarted(Id<SlotCommand.StartPlan>(slot), "plan-build", "http://127.0.0.1/plan"),
            slot => new SlotEvent.BuildChanged(((Stage.Planning)slot.Active!.Stage).Command, "plan-build", WorkStatus.Failed, Exported("FAILURE", "no such module")),
        ])
        {
            await desk.HappensAsync(next(await desk.SlotAsync()));
            await desk.DeliverAllAsync();
        }

        var comment = desk.Outside.Host.Recording.Comments.ShouldHaveSingleItem();
        comment.History.Count.ShouldBeGreaterThanOrEqualTo(3);
        comment.Body.ShouldContain("### ❌ web-app → dev: failed");
        var message = desk.Messages().ShouldHaveSingleItem();
        message.History.Count.ShouldBe(comment.History.Count);
        desk.Outside.Host.Recording.Deployments.ShouldHaveSingleItem().Statuses.Select(s => s.State).ShouldBe(["in_progress", "failure"]);
    }

    [Fact]
    public async Task What_a_plan_costs_by_component_is_told_once_in_the_thread_before_what_comes_of_the_plan()
    {
        await using var desk = await Desk.OpenAsync(cloud);
        var review = new PlanReview { Cost = new CostEstimate { Region = "us-east-1", PricesOf = "2025-01-01", Before = 9.01m, After = 36.04m, Components = [new("service", 9.01m, 36.04m)] } };
        var plan = new PlanSummary(0, 1, 0, 0, ImageOnly: false, [], Drift: 0);
        await desk.HappensAsync(new SlotEvent.ImagePushed(Given.WebApp, Desk.Commit, Given.Digest(2), Given.Noon));
        foreach (var next in (Func<Slot, SlotEvent>[])
        [
            slot => new SlotEvent.AnalysisCompleted(slot.Active!.Id, true, Core.Analysis.GeneratedVariables.KeyOf(SlotKey.TryParse(slot.Key)!.Value, slot.Active.Id), [], null),
            slot => new SlotEvent.BuildStarted(Id<SlotCommand.StartPlan>(slot), "plan-build", null),
            slot => new SlotEvent.BuildChanged(
                ((Stage.Planning)slot.Active!.Stage).Command, "plan-build", WorkStatus.Succeeded,
                Exported("PLAN_KEY", "plan").Add("PLAN_JSON_KEY", "json").Add("PLAN_SHA256", "hash")),
            slot => new SlotEvent.PlanReviewed(Id<SlotCommand.ReviewPlan>(slot), plan, Given.Digest(2), review),
            slot => new SlotEvent.BuildStarted(Id<SlotCommand.StartApply>(slot), "apply-build", null),
            slot => new SlotEvent.BuildChanged(((Stage.Applying)slot.Active!.Stage).Command, "apply-build", WorkStatus.Failed, Exported("FAILURE", "denied")),
        ])
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

    private static string Id<T>(Slot slot) where T : SlotCommand => slot.Outbox.Last(c => c.Command is T).Id;

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> Exported(string name, string value) =>
        System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add(name, value);
}
