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

    /// <summary>Found by simulation: the ids of what builds and rollouts said had crowded out those of requests.</summary>
    [Fact]
    public void A_request_that_comes_again_after_many_deployments_changes_nothing()
    {
        var story = Story.Of("web-app/dev").Released("v1");
        SlotEvent[] asked =
        [
            new SlotEvent.ImagePushed(Catalogue.Service(), "v2", Catalogue.Digest("v2"), story.Now) { EventId = "push" },
            new SlotEvent.RollbackRequested("rollback", "v0", "slow", "ada") { EventId = "rollback" },
            new SlotEvent.HoldLiftRequested("mended", "ada") { EventId = "lift" },
        ];
        foreach (var one in asked)
            story.Happens(one);
        story.Planning().BuildFailed("no");
        for (var n = 3; n < 18; n++)
            story.Released($"v{n}");

        foreach (var late in asked)
            SlotDecider.Decide(story.Slot, late, story.Now).HasChanged.ShouldBeFalse();
    }
}
