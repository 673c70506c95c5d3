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
