using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class LateEventTests
{
    [Fact]
    public void Everything_that_was_ever_told_of_one_deployment_changes_nothing_in_the_next()
    {
        var story = Story.Of("web-app/dev").Released("v1").Released("v2").Pushed("v3");
        foreach (var late in story.Events.Take(story.Events.Count - 1))
            SlotDecider.Decide(story.Slot, late, story.Now).HasChanged.ShouldBeFalse($"{late}");
    }

    [Fact]
    public void The_result_of_a_plan_that_was_cancelled_changes_nothing()
    {
        var story = Story.Of("web-app/dev").Released("v1").Released("v2").Pushed("v3").Planning();
        var command = story.Active.Stage.ShouldBeOfType<Stage.Planning>().Command;
        story.AskedBack();
        var late = new SlotEvent.BuildChanged(command, "plan-build", WorkStatus.Succeeded, Catalogue.PlanOf("v3"));
        SlotDecider.Decide(story.Slot, late, story.Now).HasChanged.ShouldBeFalse();
    }

    [Fact]
    public void A_delivery_that_was_seen_changes_nothing_whatever_it_says()
    {
        var story = Story.Of("web-app/dev");
        story.Happens(new SlotEvent.ImagePushed(Catalogue.Service(), "v1", Catalogue.Digest("v1"), story.Now) { EventId = "delivery-1" });
        story.Pushed("v2").Happens(new SlotEvent.ImagePushed(Catalogue.Service(), "v3", Catalogue.Digest("v3"), story.Now) { EventId = "delivery-1" });
        story.WaitingTags.ShouldBe(["v2"]);
    }
}
