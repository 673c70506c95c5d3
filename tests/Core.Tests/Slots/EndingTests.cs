using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class EndingTests
{
    [Fact]
    public void An_end_drops_what_the_deployment_still_wanted_and_keeps_what_people_should_hear()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Analyzed().BuildFailed("no");
        story.Slot.Outbox.ShouldAllBe(c => c.Command is SlotCommand.Announce);
        story.Slot.Lease.ShouldBeNull();
        story.Told.Count(t => t.Outcome is not null).ShouldBe(1);
    }

    /// <summary>Found by simulation: a build that CodeBuild had forgotten came late to the fence of an idle slot and applied.</summary>
    [Fact]
    public void An_end_raises_the_fence_so_that_work_nobody_could_find_any_more_changes_nothing()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Applying();
        var fence = story.Slot.Fence;
        story.Build(WorkStatus.Gone).Slot.Fence.ShouldBeGreaterThan(fence);
        story.Pushed("v2").Slot.Lease.ShouldNotBeNull().Fence.ShouldBe(story.Slot.Fence);
    }

    [Fact]
    public void The_end_is_told_with_its_outcome_and_its_sentence() =>
        Story.Of("web-app/dev").Released("v1").Told[^1].ShouldBe(new DeploymentTold("v1", "ended", Outcome.Released, "v1 is verified and serves all traffic"));

    [Fact]
    public void The_timeline_has_every_stage_with_its_end()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Baking().BakedOut();
        var timeline = story.Active.Timeline;
        timeline.Select(t => t.Stage).ShouldBe(["analyze", "plan", "apply", "shift", "bake"]);
        timeline.Take(4).ShouldAllBe(t => t.EndedAt != null);
        timeline[1].Link.ShouldBe("http://127.0.0.1/plan");
    }

    [Fact]
    public void An_announcement_that_can_never_be_made_does_not_end_the_deployment()
    {
        var story = Story.Of("web-app/dev").Pushed("v1");
        story.Happens(new SlotEvent.CommandFailed(story.IdOf<SlotCommand.Announce>(), "the queue is gone"));
        story.Active.Stage.ShouldBeOfType<Stage.Analyzing>();
    }
}
