using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class RolloutStoryTests
{
    private static Story Second() => Story.Of("web-app/dev").Released("v1").Pushed("v2");

    [Fact]
    public void A_healthy_image_becomes_the_current_verified_release()
    {
        var story = Story.Of("web-app/dev").Released("v1");
        story.Slot.Current.ShouldNotBeNull().Tag.ShouldBe("v1");
        story.Slot.Releases.ShouldHaveSingleItem().Digest.ShouldBe(Catalogue.Digest("v1"));
        story.Slot.IsBusy.ShouldBeFalse();
        story.EndOf("v1").Sentence.ShouldBe("v1 is verified and serves all traffic");
    }

    [Fact]
    public void Only_the_last_ten_releases_are_kept()
    {
        var story = Story.Of("web-app/dev");
        foreach (var n in Enumerable.Range(1, 12))
            story.Released($"v{n}");
        story.Slot.Releases.Select(r => r.Tag).ShouldBe(Enumerable.Range(3, 10).Reverse().Select(n => $"v{n}"));
    }

    [Fact]
    public void That_a_rollout_runs_is_left_to_who_creates_it_while_that_one_is_about_to_write_it_down()
    {
        var story = Second().Applying().Applied().AlarmsLookedAt();
        var runs = new SlotEvent.RolloutChanged(story.IdOf<SlotCommand.CreateRollout>(), "d-1", WorkStatus.Running);

        SlotDecider.Decide(story.Slot, runs, story.Now).HasChanged.ShouldBeFalse();
        SlotDecider.Decide(story.Slot, runs with { Synthetic = true }, story.Now).Slot.Active!.Stage.ShouldBeOfType<Stage.Shifting>().RolloutId.ShouldBe("d-1");
    }

    [Fact]
    public void A_rollout_that_fails_leaves_the_release_before_serving_and_ends_rolled_back()
    {
        var story = Second().Shifting().Rollout(WorkStatus.Failed, "no capacity").SmokeTested(Catalogue.Passed).Confirmed();
        story.EndOf("v2").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.RolledBack), e => e.Sentence.ShouldStartWith("the rollout failed: no capacity; v1 serves"));
        story.Slot.Current!.Tag.ShouldBe("v1");
    }

    [Fact]
    public void A_rollout_that_nobody_knows_any_more_is_not_believed_to_have_restored_anything_until_it_was_tested() =>
        Second().Shifting().Rollout(WorkStatus.Gone).Wanted<SlotCommand.SmokeTest>().ShouldHaveSingleItem().Tag.ShouldBe("v1");

    [Fact]
    public void The_first_deployment_that_fails_has_no_release_to_go_back_to() =>
        Story.Of("web-app/dev").Pushed("v1").Shifting().Rollout(WorkStatus.Failed, "no capacity")
            .EndOf("v1").ShouldSatisfyAllConditions(
                e => e.Outcome.ShouldBe(Outcome.Failed),
                e => e.Sentence.ShouldBe("the rollout failed: no capacity; there is no verified release to go back to"));

    // The slot was given up while the first rollout still ran, so the next one collided with it.
    [Fact]
    public void The_first_deployment_that_goes_wrong_keeps_the_slot_until_its_rollout_has_stopped()
    {
        var story = Story.Of("web-app/prod").Pushed("v1").Baking().Pushed("v2").AlarmWent();
        story.Active.Request.Tag.ShouldBe("v1");
        story.Wanted<SlotCommand.StopRollout>().ShouldHaveSingleItem();
        story.Rollout(WorkStatus.Stopped).EndOf("v1").Sentence.ShouldEndWith("there is no verified release to go back to");
        story.Active.Request.Tag.ShouldBe("v2");
    }

    [Fact]
    public void A_rollout_that_cannot_be_created_ends_the_deployment_with_the_reason()
    {
        var story = Second().Applying().Applied().AlarmsLookedAt();
        story.Happens(new SlotEvent.CommandFailed(story.IdOf<SlotCommand.CreateRollout>(), "the deployment group does not exist"));
        story.EndOf("v2").Sentence.ShouldBe("the deployment group does not exist");
    }

    // A driver may give the traffic back by a rollout of its own, which ends well: that is no news of ours.
    [Fact]
    public void The_success_of_the_rollout_that_restores_blue_is_not_taken_for_ours()
    {
        var story = Second().Shifting().AlarmWent();
        var command = story.GoingBack.Command;
        story.Happens(new SlotEvent.RolloutChanged(command, "d-restore", WorkStatus.Succeeded));
        story.GoingBack.Path.ShouldBe(RollbackPath.Reroute);
    }

    [Fact]
    public void A_driver_without_hooks_is_smoke_tested_when_its_rollout_is_over()
    {
        var story = Second().Shifting().Rollout(WorkStatus.Succeeded).SmokeTested(Catalogue.Passed);
        story.Active.Stage.ShouldBeOfType<Stage.Baking>().BlueAlive.ShouldBeFalse();
        story.Ticked(TimeSpan.FromMinutes(5)).Confirmed().EndOf("v2").Outcome.ShouldBe(Outcome.Released);
    }

    [Fact]
    public void A_driver_without_hooks_whose_image_fails_its_smoke_test_is_replaced_by_a_new_rollout_of_the_release_before()
    {
        var story = Second().Shifting().Rollout(WorkStatus.Succeeded).SmokeTested(Catalogue.Failed("/health answered 503"));
        story.GoingBack.Path.ShouldBe(RollbackPath.Redeploy);
        story.RolloutStarted().Rollout(WorkStatus.Succeeded).SmokeTested(Catalogue.Passed).Confirmed().EndOf("v2").Outcome.ShouldBe(Outcome.RolledBack);
    }

    [Fact]
    public void Something_else_running_than_what_was_asked_for_is_a_failure() =>
        Second().Baking().BakedOut().Confirmed(matches: false).EndOf("v2").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Failed),
            e => e.Sentence.ShouldBe("the rollout ended well but something else runs: v0 runs"));
}
