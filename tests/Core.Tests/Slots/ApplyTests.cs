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
        var story = Story.Of("web-app/dev").Pushed("v1").Planning().PlanMade().Reviewed();
        story.Happens(new SlotEvent.CommandFailed(story.IdOf<SlotCommand.StartApply>(), "the build project does not exist"));
        story.EndOf("v1").Sentence.ShouldBe("the build project does not exist");
    }
}
