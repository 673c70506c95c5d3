using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class ApplyTests
{
    private static Story Applying() => Story.Of("web-app/dev").Pushed("v1").Applying();

    [Fact]
    public void A_stale_plan_is_made_again()
    {
        var story = Applying().BuildFailed("stale-plan: the state changed after the plan was made");
        story.Active.Stage.ShouldBeOfType<Stage.Planning>();
        story.Told[^1].Sentence.ShouldBe("the state changed after the plan was made, so it is planned again");
        story.Wanted<SlotCommand.StartPlan>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Only_the_build_that_is_waited_for_may_apply()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Planning().PlanMade();
        story.Slot.ApplyBuild.ShouldBeNull();
        story.Reviewed().Slot.ApplyBuild.ShouldBeNull();
        story.ApplyStarted().Slot.ApplyBuild.ShouldBe("apply-build");
        story.Applied().Slot.ApplyBuild.ShouldBeNull();
    }

    /// <summary>Found by simulation: a process that had stood still started the apply again, and the second build applied too.</summary>
    [Fact]
    public void A_second_build_of_the_same_apply_changes_nothing()
    {
        var story = Applying();
        var (command, before) = (story.Active.Stage.ShouldBeOfType<Stage.Applying>().Command, story.Slot);

        SlotDecider.Decide(before, new SlotEvent.BuildStarted(command, "second-build", null), story.Now).HasChanged.ShouldBeFalse();
        SlotDecider.Decide(before, new SlotEvent.BuildChanged(command, "second-build", WorkStatus.Failed, Catalogue.PlanOf("v1").Clear()), story.Now).HasChanged.ShouldBeFalse();
        before.ApplyBuild.ShouldBe("apply-build");
    }

    [Fact]
    public void The_third_stale_plan_ends_the_deployment()
    {
        var story = Applying();
        foreach (var _ in Enumerable.Range(1, 2))
            story.BuildFailed("stale-plan: again").PlanStarted().PlanMade().Reviewed().ApplyStarted();
        story.BuildFailed("stale-plan: again").EndOf("v1").Sentence.ShouldBe("the plan could not be applied: stale-plan: again");
    }

    [Theory]
    [InlineData(WorkStatus.Failed, "the build failed; its log says why")]
    [InlineData(WorkStatus.Stopped, "the build was stopped")]
    [InlineData(WorkStatus.Gone, "the build no longer exists")]
    public void An_apply_that_does_not_end_well_ends_the_deployment_and_moves_no_traffic(WorkStatus status, string why)
    {
        var story = Applying().Build(status);
        story.EndOf("v1").Sentence.ShouldBe($"the plan could not be applied: {why}");
        story.Wanted<SlotCommand.CreateRollout>().ShouldBeEmpty();
    }

    [Fact]
    public void An_apply_that_exports_no_rollout_is_a_failure() =>
        Applying().Build(WorkStatus.Succeeded).EndOf("v1").Sentence.ShouldBe("the apply exported no ROLLOUT");

    [Fact]
    public void The_lease_has_the_apply_as_its_proof() => Applying().Slot.Lease.ShouldNotBeNull().Proof.ShouldBe("apply-build");

    [Fact]
    public void An_apply_that_cannot_start_ends_the_deployment_with_the_reason()
    {
        var (story, _) = Refused();
        story.Happens(new SlotEvent.CommandFailed(story.IdOf<SlotCommand.FindApply>(), "the build project does not exist"));
        story.EndOf("v1").Sentence.ShouldBe("the build project does not exist");
    }

    [Fact]
    public void A_refused_apply_is_looked_for_before_the_slot_is_free()
    {
        var (story, command) = Refused();
        story.Active.Stage.ShouldBeOfType<Stage.Applying>();
        story.Wanted<SlotCommand.FindApply>().ShouldBe([new SlotCommand.FindApply(command, "the build project does not exist")]);
    }

    [Fact]
    public void A_refused_apply_that_an_earlier_try_had_started_is_waited_for()
    {
        var (story, command) = Refused();
        story.Pushed("v2").Happens(new SlotEvent.BuildStarted(command, "apply-build", null));
        story.Wanted<SlotCommand.FindApply>().ShouldBeEmpty();
        story.WaitingTags.ShouldBe(["v2"]);
        story.Applied().Active.Stage.ShouldBeOfType<Stage.Shifting>();
    }

    [Fact]
    public void A_refused_apply_whose_build_is_heard_of_first_needs_no_search()
    {
        var (story, _) = Refused();
        story.BuildFailed("fenced-off: slot web-app/dev cannot be read");
        story.EndOf("v1").Sentence.ShouldStartWith("the plan could not be applied: fenced-off");
        story.Wanted<SlotCommand.FindApply>().ShouldBeEmpty();
    }

    private static (Story Story, string Command) Refused()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Planning().PlanMade().Reviewed();
        var command = story.IdOf<SlotCommand.StartApply>();
        return (story.Happens(new SlotEvent.CommandFailed(command, "the build project does not exist")), command);
    }
}
