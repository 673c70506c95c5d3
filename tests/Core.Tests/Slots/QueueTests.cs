using Delightful.Core.Deployments;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class QueueTests
{
    [Fact]
    public void One_deployment_runs_in_a_slot_and_the_next_waits()
    {
        var story = Story.Of("web-app/prod").Pushed("v1").Pushed("v2");
        story.Active.Request.Tag.ShouldBe("v1");
        story.WaitingTags.ShouldBe(["v2"]);
        story.Told[^1].Sentence.ShouldBe("waits for v1 (analyze); it starts by itself");
    }

    // What waits was told once, at its push, and its comment went on saying what had been true then.
    [Fact]
    public void Those_who_wait_are_told_when_what_is_ahead_stalls_goes_on_and_starts()
    {
        var story = Story.Of("web-app/prod").Pushed("v1").Planning().Pushed("v2").Pushed("v3").ToldEverything();

        story.Ticked(TimeSpan.FromMinutes(11)).ToldToWaiting().ShouldBe(["v2: v1, which is ahead, has stalled", "v3: v1, which is ahead, has stalled"]);
        story.ToldEverything().PlanMade().Reviewed(Reviews.Passes).ToldToWaiting().ShouldBe(["v2: v1, which is ahead, goes on", "v3: v1, which is ahead, goes on"]);
        story.ToldEverything().Rejected().ToldToWaiting().ShouldBe(["v3: v2, which is ahead, has started"]);
        story.Newest("v3").Stage.ShouldBe(new Stage.Waiting(story.Newest("v2").Id));
    }

    [Fact]
    public void Outside_production_only_the_newest_waits()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Pushed("v2").Pushed("v3");
        story.WaitingTags.ShouldBe(["v3"]);
        story.EndOf("v2").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Superseded), e => e.Sentence.ShouldBe("v3 was pushed while v2 waited"));
    }

    [Fact]
    public void In_production_all_wait_in_the_order_of_their_arrival() =>
        Story.Of("web-app/prod").Pushed("v1").Pushed("v2").Pushed("v3").WaitingTags.ShouldBe(["v2", "v3"]);

    [Fact]
    public void No_more_wait_than_can_end_in_one_transaction()
    {
        var story = Story.Of("web-app/prod", s => s with { HoldRelease = HoldRelease.Lifted }).Released("v0").Released("v1").Pushed("v2");
        foreach (var n in Enumerable.Range(3, Core.Slots.Slot.MostWaiting + 1))
            story.Pushed($"v{n}");
        story.EndOf($"v{Core.Slots.Slot.MostWaiting + 3}").Outcome.ShouldBe(Outcome.Rejected);
        story.WaitingTags.Count().ShouldBe(Core.Slots.Slot.MostWaiting);

        var all = SlotDecider.Decide(story.Slot, new SlotEvent.RollbackRequested("r", "v0", "slow", "ada", Catalogue.Service()), story.Now);
        all.Changed.Length.ShouldBeLessThan(100);
    }

    [Fact]
    public void The_next_starts_when_the_one_before_ends_under_a_higher_fence()
    {
        var story = Story.Of("web-app/prod").Pushed("v1").Pushed("v2");
        var before = story.Slot.Fence;
        story.Planning().BuildFailed("no");
        story.Active.Request.Tag.ShouldBe("v2");
        story.Slot.Fence.ShouldBeGreaterThan(before);
        story.Slot.Lease!.Fence.ShouldBe(story.Slot.Fence);
    }

    [Fact]
    public void Steady_pushes_do_not_starve_the_bake()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Baking();
        foreach (var n in Enumerable.Range(2, 20))
            story.Pushed($"v{n}");
        story.BakedOut().Confirmed().EndOf("v1").Outcome.ShouldBe(Outcome.Released);
        story.Active.Request.Tag.ShouldBe("v21");
    }

    [Fact]
    public void What_serves_by_the_time_its_turn_comes_is_not_rolled_out_again()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Pushed("v2").Pushed("v1").Baking().BakedOut().Confirmed();
        story.EndOf("v1").Sentence.ShouldBe("v1 serves already");
        story.Slot.Active.ShouldBeNull();
    }

    // The rollback was put behind the pushes that waited whenever what ran was cancelled on its way in.
    [Fact]
    public void A_rollback_starts_before_pushes_that_wait_even_when_it_cancels_what_runs()
    {
        var story = Story.Of("web-app/prod").Released("v1").Released("v2").Pushed("v3").Pushed("v4").AskedBack();
        story.Active.Request.Kind.ShouldBe(DeploymentKind.Rollback);
        story.Active.Request.Tag.ShouldBe("v1");
        story.WaitingTags.ShouldBe(["v4"]);
    }

    [Fact]
    public void Rollbacks_wait_in_the_order_of_their_arrival_before_every_push()
    {
        var story = Story.Of("web-app/prod").Released("v1").Released("v2").Released("v3").Pushed("v4").Applying();
        story.Pushed("v5").AskedBack("v2").AskedBack("v1").WaitingTags.ShouldBe(["v2", "v1", "v5"]);
    }
}
