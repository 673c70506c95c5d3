using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class PlanTests
{
    private static Story Planning() => Story.Of("web-app/dev").Pushed("v1").Planning();

    [Fact]
    public void A_plan_is_reviewed_and_then_exactly_it_is_applied()
    {
        var story = Planning().PlanMade();
        var reviewed = story.Wanted<SlotCommand.ReviewPlan>().ShouldHaveSingleItem().Artifact;
        story.Reviewed().Wanted<SlotCommand.StartApply>().ShouldHaveSingleItem().Artifact.ShouldBe(reviewed);
    }

    [Theory]
    [InlineData(WorkStatus.Failed, "the build failed; its log says why")]
    [InlineData(WorkStatus.Stopped, "the build was stopped")]
    [InlineData(WorkStatus.Gone, "the build no longer exists")]
    public void A_plan_that_cannot_be_made_ends_the_deployment(WorkStatus status, string why) =>
        Planning().Build(status).EndOf("v1").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Failed), e => e.Sentence.ShouldBe($"the plan could not be made: {why}"));

    [Fact]
    public void A_build_that_ends_well_without_a_plan_is_a_failure() =>
        Planning().Build(WorkStatus.Succeeded).EndOf("v1").Sentence.ShouldBe("the plan could not be made: the build ended well but exported no plan");

    [Fact]
    public void The_end_of_a_build_that_arrives_before_its_start_counts()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Analyzed();
        var late = new SlotEvent.BuildStarted(story.IdOf<SlotCommand.StartPlan>(), "plan-build", null);
        story.PlanMade().Wanted<SlotCommand.StartPlan>().ShouldBeEmpty();
        story.Happens(late).Active.Stage.ShouldBeOfType<Stage.Planning>().Artifact.ShouldNotBeNull();
    }

    [Fact]
    public void That_a_build_runs_is_left_to_who_started_it_while_that_one_is_about_to_write_it_down()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Analyzed();
        var runs = new SlotEvent.BuildChanged(story.IdOf<SlotCommand.StartPlan>(), "plan-build", WorkStatus.Running, Catalogue.Exports());

        SlotDecider.Decide(story.Slot, runs, story.Now).HasChanged.ShouldBeFalse();
        SlotDecider.Decide(story.Slot, runs with { Synthetic = true }, story.Now).Slot.Active!.Stage.ShouldBeOfType<Stage.Planning>().BuildId.ShouldBe("plan-build");
    }

    // Two builds of one command: what the second says about itself is not about the work that counts.
    [Fact]
    public void A_second_build_of_the_same_command_changes_nothing()
    {
        var story = Planning();
        var command = story.Active.Stage.ShouldBeOfType<Stage.Planning>().Command;
        story.Happens(new SlotEvent.BuildChanged(command, "another-build", WorkStatus.Failed, Catalogue.Exports()));
        story.Active.Stage.ShouldBeOfType<Stage.Planning>().BuildId.ShouldBe("plan-build");
    }

    [Fact]
    public void A_tag_that_moved_after_the_plan_stops_before_the_apply()
    {
        var story = Planning().PlanMade().Reviewed(digestNow: Catalogue.Digest("v2"));
        story.Wanted<SlotCommand.StartApply>().ShouldBeEmpty();
        story.EndOf("v1").Sentence.ShouldEndWith("was planned; nothing was applied");
    }

    [Fact]
    public void A_tag_that_is_gone_stops_before_the_apply()
    {
        var story = Planning().PlanMade();
        story.Happens(new SlotEvent.PlanReviewed(story.IdOf<SlotCommand.ReviewPlan>(), Catalogue.OneTaskDefinition, DigestNow: null));
        story.EndOf("v1").Sentence.ShouldBe("the tag v1 is gone from web-app; nothing was applied");
    }
}
