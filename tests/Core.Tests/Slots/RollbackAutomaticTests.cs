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

    // A stop answered by the end of its rollout stayed in the outbox and was run again after its deployment.
    [Fact]
    public void A_stop_is_not_wanted_any_more_once_its_rollout_is_over()
    {
        var story = GoingBack();
        story.Slot.Outbox.ShouldContain(c => c.Command is SlotCommand.StopRollout);
        story.Rollout(WorkStatus.Stopped).Slot.Outbox.ShouldNotContain(c => c.Command is SlotCommand.StopRollout);
    }

    [Fact]
    public void A_verdict_that_the_rollout_did_not_take_leaves_a_note()
    {
        var story = Story.Of("web-app/dev").Released("v1").Pushed("v2").Shifting().HookAsked().GreenTested(Catalogue.Passed);
        var answer = story.Slot.Outbox.Single(c => c.Command is SlotCommand.AnswerHook);
        story.Happens(new SlotEvent.CommandFailed(answer.Id, "the hook has expired")).Active.Notes
            .ShouldContain(note => note.Contains("did not take the verdict of its hook: the hook has expired", StringComparison.Ordinal));
    }

    [Fact]
    public void How_long_the_way_back_took_is_told_when_it_took_any_time() =>
        GoingBack().After(TimeSpan.FromSeconds(4)).RolledBackBy(WorkStatus.Stopped)
            .EndOf("v2").Sentence.ShouldEndWith("v1 serves (restored in 4.0 s)");

    // The slot went on believing that the old release served, so asking for it was answered "serves already".
    [Fact]
    public void After_a_rollback_that_failed_nobody_knows_what_serves_and_asking_for_the_old_release_rolls_it_out()
    {
        var story = GoingBack().Rollout(WorkStatus.Succeeded).RolloutStarted().Rollout(WorkStatus.Failed, "no capacity");
        story.Slot.Current.ShouldBeNull();
        story.AskedBack().Active.Stage.ShouldBeOfType<Stage.Shifting>().Target.TaskDefinition.ShouldBe(Catalogue.Definition(Catalogue.Digest("v1")));
    }

    [Fact]
    public void After_a_rollback_that_failed_a_push_still_knows_the_release_to_go_back_to()
    {
        var story = GoingBack().Rollout(WorkStatus.Succeeded).RolloutStarted().Rollout(WorkStatus.Failed, "no capacity").Pushed("v3");
        story.Active.Previous.ShouldNotBeNull().Tag.ShouldBe("v1");
    }
}
