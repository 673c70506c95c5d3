using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class RollbackAutomaticTests
{
    private static Story GoingBack() => Story.Of("web-app/dev").Released("v1").Pushed("v2").Baking().AlarmWent();

    [Fact]
    public void Traffic_that_is_back_is_tested_and_compared_before_the_end()
    {
        var story = GoingBack().Rollout(WorkStatus.Stopped);
        story.Wanted<SlotCommand.SmokeTest>().ShouldHaveSingleItem().Tag.ShouldBe("v1");
        story.SmokeTested(Catalogue.Passed).Wanted<SlotCommand.ConfirmRunning>().ShouldHaveSingleItem().Digest.ShouldBe(Catalogue.Digest("v1"));
    }

    [Fact]
    public void It_goes_back_to_the_last_verified_release_and_not_to_one_that_was_rolled_back()
    {
        var story = GoingBack().RolledBackBy(WorkStatus.Stopped).Pushed("v3").Baking().AlarmWent();
        story.GoingBack.Target!.Tag.ShouldBe("v1");
    }

    [Fact]
    public void Something_else_running_after_it_is_a_failure_that_still_holds_the_image()
    {
        var story = GoingBack().Rollout(WorkStatus.Stopped).SmokeTested(Catalogue.Passed).Confirmed(matches: false);
        story.EndOf("v2").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Failed), e => e.Sentence.ShouldEndWith("v1 was brought back but something else runs: v0 runs"));
        story.Slot.RefusedDigests.ShouldContain(Catalogue.Digest("v2"));
    }

    [Fact]
    public void A_new_rollout_of_the_release_before_that_fails_is_a_failure_that_still_holds_the_image()
    {
        var story = GoingBack().Rollout(WorkStatus.Succeeded).RolloutStarted().Rollout(WorkStatus.Failed, "no capacity");
        story.EndOf("v2").Sentence.ShouldEndWith("bringing v1 back failed too: the rollout failed: no capacity");
        story.Slot.Hold.ShouldNotBeNull().Tag.ShouldBe("v2");
    }

    // Its smoke test had passed, so the failure fitted no rule and the deployment never ended.
    [Fact]
    public void A_new_rollout_of_the_release_before_that_fails_after_its_smoke_test_is_a_failure_as_well() =>
        GoingBack().Rollout(WorkStatus.Succeeded).RolloutStarted().Shifted().Rollout(WorkStatus.Failed, "an alarm of the driver")
            .EndOf("v2").Outcome.ShouldBe(Outcome.Failed);

    [Fact]
    public void The_driver_that_is_asked_to_stop_is_the_one_that_runs_the_rollout()
    {
        var story = Story.Of("web-app/dev").Released("v1").Pushed("v2").Applying();
        story.Build(WorkStatus.Succeeded, Catalogue.RolloutOf(Catalogue.Digest("v2"), driver: "another")).AlarmsLookedAt().AskedBack("v1").RolloutStarted();
        story.Wanted<SlotCommand.StopRollout>().ShouldHaveSingleItem().Driver.ShouldBe("another");
    }
}
