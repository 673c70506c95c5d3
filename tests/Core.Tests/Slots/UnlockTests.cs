using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class UnlockTests
{
    private static Story Stuck() => Story.Of("web-app/prod").Released("v1").Pushed("v2").Applying().Pushed("v3");

    [Theory]
    [InlineData(WorkStatus.Failed)]
    [InlineData(WorkStatus.Gone)]
    public void A_deployment_whose_work_is_over_is_given_up_and_the_next_one_starts(WorkStatus work)
    {
        var story = Stuck();
        var fence = story.Slot.Fence;
        Ask(story, work);
        story.EndOf("v2").Outcome.ShouldBe(Outcome.Cancelled);
        story.EndOf("v2").Sentence.ShouldStartWith("ada unlocked the slot: it hangs (");
        story.Active.Request.Tag.ShouldBe("v3");
        story.Slot.Fence.ShouldBeGreaterThan(fence);
    }

    [Fact]
    public void Work_that_runs_is_left_alone_even_for_somebody_who_is_sure()
    {
        var story = Ask(Stuck(), WorkStatus.Running, sure: true);
        story.Active.Request.Tag.ShouldBe("v2");
        story.Told[^1].Sentence.ShouldBe("ada asked to unlock this, but its apply still runs, so it was left alone");
    }

    [Fact]
    public void When_nobody_can_tell_only_one_who_is_sure_unlocks()
    {
        var story = Ask(Stuck(), work: null);
        story.Active.Request.Tag.ShouldBe("v2");
        story.Told[^1].Sentence.ShouldContain("nobody can tell whether its apply still runs");
        Ask(story, work: null, sure: true).EndOf("v2").Sentence.ShouldContain("they were sure");
    }

    [Fact]
    public void Work_that_may_be_starting_is_not_taken_for_none()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Analyzed();
        Ask(story, WorkStatus.Gone).Active.Request.Tag.ShouldBe("v1");
    }

    [Fact]
    public void A_request_about_another_deployment_changes_nothing()
    {
        var story = Stuck();
        SlotDecider.Decide(story.Slot, new SlotEvent.UnlockRequested("u", "20260101T000000Z-00000000", "it hangs", "ada", WorkStatus.Gone, Command: null), story.Now)
            .HasChanged.ShouldBeFalse();
    }

    [Fact]
    public void After_a_rollout_is_given_up_nobody_claims_to_know_what_serves()
    {
        var story = Ask(Story.Of("web-app/dev").Released("v1").Pushed("v2").Shifting(), WorkStatus.Gone);
        story.Slot.Current.ShouldBeNull();
        story.Slot.LastVerified!.Tag.ShouldBe("v1");
    }

    [Fact]
    public void Tests_that_are_given_up_leave_a_verified_release_that_serves()
    {
        var story = Ask(Story.Of("web-app/dev").ToBeTested("v1").TestsStarted(), WorkStatus.Gone);
        story.EndOf("v1").Outcome.ShouldBe(Outcome.Released);
        story.EndOf("v1").Sentence.ShouldContain("did not run: ada unlocked the slot");
        story.Slot.Current!.Tag.ShouldBe("v1");
        story.Wanted<SlotCommand.StopTests>().ShouldHaveSingleItem().BuildId.ShouldBe("test-build");
    }

    [Fact]
    public void What_was_found_out_before_the_apply_started_is_no_proof_that_it_is_over()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Planning().PlanMade();
        var asked = Asking(story, WorkStatus.Gone);
        story.Reviewed().ApplyStarted().Happens(asked);
        story.Active.Stage.ShouldBeOfType<Stage.Applying>();
        story.Told[^1].Sentence.ShouldContain("nobody can tell whether its apply still runs");
    }

    [Fact]
    public void An_apply_that_is_looked_for_is_not_taken_for_none()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Planning().PlanMade().Reviewed();
        story.Happens(new SlotEvent.CommandFailed(story.IdOf<SlotCommand.StartApply>(), "refused"));
        Ask(story, WorkStatus.Gone).Active.Stage.ShouldBeOfType<Stage.Applying>();
    }

    private static Story Ask(Story story, WorkStatus? work, bool sure = false) => story.Happens(Asking(story, work, sure));

    private static SlotEvent.UnlockRequested Asking(Story story, WorkStatus? work, bool sure = false) => new(
        $"request-{story.Events.Count}", story.Active.Id, "it hangs", "ada", work, TruthQuestion.OfWork(story.Active).SingleOrDefault()?.Command, sure);
}
