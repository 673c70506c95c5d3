using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class RollbackByHandTests
{
    private static Story TwoReleases() => Story.Of("web-app/prod").Released("v1").Released("v2");

    private static Story Restored(Story story) => story.AlarmsLookedAt().RolloutStarted().Shifted().Rollout(WorkStatus.Succeeded).Confirmed();

    [Fact]
    public void A_rollback_goes_to_the_verified_release_before_the_current_one_without_a_build()
    {
        var story = TwoReleases().AskedBack();
        story.Active.Stage.ShouldBeOfType<Stage.Shifting>().Target.TaskDefinition.ShouldBe(Catalogue.Definition(Catalogue.Digest("v1"), "prod"));
        Restored(story).Slot.Current!.Tag.ShouldBe("v1");
        story.Slot.Hold.ShouldNotBeNull().Tag.ShouldBe("v2");
        story.EndOf("v1", DeploymentKind.Rollback).Sentence.ShouldStartWith("v1 serves again, verified, after");
    }

    [Fact]
    public void What_was_left_is_no_target_any_more() =>
        Restored(TwoReleases().AskedBack()).AskedBack("v2").EndOf("v2", DeploymentKind.Rollback).ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Rejected),
            e => e.Sentence.ShouldBe("v2 is not a verified release of web-app/prod (there are v1); nothing was changed"));

    // After going back two releases at once, "the one before" was the newer one in between.
    [Fact]
    public void A_second_rollback_goes_further_back_and_never_forward()
    {
        var story = Restored(TwoReleases().Released("v3").AskedBack("v1"));
        story.AskedBack().EndOf("none", DeploymentKind.Rollback).Sentence.ShouldStartWith("no verified release before the current one is left");
    }

    [Fact]
    public void Without_a_verified_release_before_a_rollback_is_refused_and_says_so()
    {
        var story = Story.Of("web-app/prod").Released("v1").AskedBack();
        story.EndOf("none", DeploymentKind.Rollback).ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Rejected),
            e => e.Sentence.ShouldBe("no verified release before the current one is left to go back to (there are v1); nothing was changed"));
    }

    // A refusal in a slot without any push was told once at most: nothing said after how long to tell it again.
    [Fact]
    public void A_refusal_in_an_empty_slot_is_told_again_until_it_was_heard()
    {
        var story = Story.Of("web-app/prod").AskedBack();
        var told = story.Told.Count;
        story.Ticked(TimeSpan.FromMinutes(2)).Told.Count.ShouldBe(told + 1);
    }

    [Fact]
    public void A_release_that_was_never_verified_is_no_target() =>
        TwoReleases().Pushed("v3").Baking().AskedBack("v3").EndOf("v3", DeploymentKind.Rollback).Outcome.ShouldBe(Outcome.Rejected);

    [Theory]
    [InlineData("analyze")]
    [InlineData("plan")]
    public void A_rollback_cancels_what_has_not_been_applied_and_starts_at_once(string stage)
    {
        var story = TwoReleases().Pushed("v3");
        if (stage == "plan")
            story.Planning();
        story.AskedBack().EndOf("v3").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Cancelled), e => e.Sentence.ShouldBe("ada asked for v1: checkout is slow; nothing had been applied"));
        story.Active.Request.Kind.ShouldBe(DeploymentKind.Rollback);
    }

    [Fact]
    public void A_rollback_during_an_apply_lets_it_finish_then_cancels_then_starts()
    {
        var story = TwoReleases().Pushed("v3").Applying().AskedBack();
        story.Active.Stage.ShouldBeOfType<Stage.Applying>().CancelledBecause.ShouldNotBeNull();
        story.Applied().EndOf("v3").Sentence.ShouldBe("ada asked for v1: checkout is slow; the apply was let finish and no traffic moved");
        story.Active.Request.Kind.ShouldBe(DeploymentKind.Rollback);
    }

    [Fact]
    public void An_apply_that_fails_after_a_rollback_was_asked_for_is_cancelled_all_the_same() =>
        TwoReleases().Pushed("v3").Applying().AskedBack().BuildFailed("stale-plan: again").EndOf("v3").Outcome.ShouldBe(Outcome.Cancelled);

    [Fact]
    public void A_rollback_during_the_shift_stops_the_rollout_and_the_current_release_serves_on()
    {
        var story = TwoReleases().Pushed("v3").Shifting().AskedBack();
        story.Wanted<SlotCommand.StopRollout>().ShouldHaveSingleItem();
        story.RolledBackBy(WorkStatus.Stopped).EndOf("v3").Outcome.ShouldBe(Outcome.RolledBack);
        story.EndOf("v2", DeploymentKind.Rollback).Sentence.ShouldBe("v2 serves already");
    }

    [Fact]
    public void A_rollback_before_the_rollout_is_known_stops_it_as_soon_as_it_is()
    {
        var story = TwoReleases().Pushed("v3").Applying().Applied().AlarmsLookedAt().AskedBack();
        story.Wanted<SlotCommand.StopRollout>().ShouldBeEmpty();
        story.RolloutStarted().Wanted<SlotCommand.StopRollout>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Whoever_tells_of_it_first_even_when_who_created_it_is_silent()
    {
        var story = TwoReleases().Pushed("v3").Applying().Applied().AlarmsLookedAt();
        var command = story.IdOf<SlotCommand.CreateRollout>();
        story.AskedBack().Happens(new SlotEvent.RolloutChanged(command, "d-3", WorkStatus.Running))
            .Wanted<SlotCommand.StopRollout>().ShouldHaveSingleItem().RolloutId.ShouldBe("d-3");
    }

    [Fact]
    public void A_rollback_before_the_rollout_exists_needs_none()
    {
        var story = TwoReleases().Pushed("v3").Applying().Applied().AskedBack();
        story.Wanted<SlotCommand.CreateRollout>().ShouldBeEmpty();
        story.SmokeTested(Catalogue.Passed).Confirmed().EndOf("v3").Outcome.ShouldBe(Outcome.RolledBack);
    }

    // It said that bringing v2 back had failed, while v2 had never stopped serving.
    [Fact]
    public void A_rollback_of_a_rollout_that_then_cannot_be_created_is_done()
    {
        var story = TwoReleases().Pushed("v3").Applying().Applied().AlarmsLookedAt().AskedBack();
        story.Happens(new SlotEvent.CommandFailed(story.IdOf<SlotCommand.CreateRollout>(), "no such group"));
        story.SmokeTested(Catalogue.Passed).Confirmed().EndOf("v3").Outcome.ShouldBe(Outcome.RolledBack);
    }

    [Fact]
    public void A_rollback_in_the_bake_with_blue_gone_is_a_new_rollout() =>
        TwoReleases().Pushed("v3").Baking().Rollout(WorkStatus.Succeeded).AskedBack().GoingBack.Path.ShouldBe(RollbackPath.Redeploy);

    [Fact]
    public void A_stop_that_comes_too_late_becomes_a_new_rollout()
    {
        var story = TwoReleases().Pushed("v3").Baking().AskedBack().Rollout(WorkStatus.Succeeded);
        story.GoingBack.Path.ShouldBe(RollbackPath.Redeploy);
        story.RolloutStarted().Shifted().Rollout(WorkStatus.Succeeded).Confirmed().Slot.Current!.Tag.ShouldBe("v2");
    }

    // A person pressed the button a moment after the alarm had: they got the release before the one they wanted.
    [Fact]
    public void A_rollback_while_one_is_under_way_means_the_same_release()
    {
        var story = TwoReleases().Pushed("v3").Baking().AlarmWent().AskedBack();
        story.RolledBackBy(WorkStatus.Stopped).EndOf("v2", DeploymentKind.Rollback).Sentence.ShouldBe("v2 serves already");
        story.Slot.Current!.Tag.ShouldBe("v2");
    }

    // The end read "rolled back" and the hold lay on the release that the person had wanted.
    [Fact]
    public void A_rollback_whose_green_fails_is_a_failure_and_refuses_nothing()
    {
        var story = TwoReleases().AskedBack().AlarmsLookedAt().RolloutStarted().HookAsked().GreenTested(Catalogue.Failed("/health answered 503"));
        story.RolledBackBy(WorkStatus.Failed).EndOf("v1", DeploymentKind.Rollback).ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Failed), e => e.Sentence.ShouldEndWith("v1 was not brought back and v2 still serves"));
        story.Slot.RefusedDigests.ShouldBeEmpty();
        story.Slot.Hold.ShouldBeNull();
    }

    // It was noted, and then waited for something that could not come.
    [Fact]
    public void A_rollback_by_a_driver_without_hooks_whose_smoke_test_fails_is_itself_undone()
    {
        var story = TwoReleases().AskedBack().AlarmsLookedAt().RolloutStarted().Rollout(WorkStatus.Succeeded).SmokeTested(Catalogue.Failed("503"));
        story.GoingBack.Target!.Tag.ShouldBe("v2");
    }

    [Fact]
    public void A_target_that_was_itself_rolled_back_while_the_rollback_waited_is_rejected()
    {
        var story = TwoReleases().AskedBack().AskedBack("v2", by: "lin");
        Restored(story).EndOf("v2", DeploymentKind.Rollback).Sentence.ShouldBe("v2 was itself rolled back while this waited; nothing was changed");
    }

    // An image was verified, replaced, pushed once more and rolled back by its alarm: "the one before" led straight to it.
    [Fact]
    public void An_image_that_was_rolled_back_is_no_target_even_if_it_was_verified_once()
    {
        var story = TwoReleases().Pushed("v1").Baking().AlarmWent().RolledBackBy(WorkStatus.Stopped);
        story.AskedBack().EndOf("none", DeploymentKind.Rollback).Outcome.ShouldBe(Outcome.Rejected);
    }

    [Fact]
    public void A_rollback_to_the_image_that_is_being_rolled_out_waits_for_it()
    {
        var story = TwoReleases().Pushed("v1").Shifting().AskedBack("v1");
        story.Shifted().BakedOut().Confirmed().EndOf("v1", DeploymentKind.Rollback).Sentence.ShouldBe("v1 serves already");
        story.Slot.Hold.ShouldBeNull();
    }

    [Fact]
    public void A_push_that_a_rollback_cancelled_is_held_and_so_is_what_waited_behind_it()
    {
        var story = TwoReleases().Pushed("v3").Planning().Pushed("v4").AskedBack("v2");
        story.EndOf("v4").Outcome.ShouldBe(Outcome.Rejected);
        story.Pushed("v3").EndOf("v3").Outcome.ShouldBe(Outcome.Rejected);
        story.Pushed("v5").Active.Request.Tag.ShouldBe("v5");
    }

    [Fact]
    public void A_release_that_cannot_be_rolled_out_any_more_is_applied_again_with_its_own_variables()
    {
        var story = Story.Of("web-app/dev").Released("v1").Released("v2");
        var variables = story.Slot.Releases.Single(r => r.Tag == "v1").VariablesKey.ShouldNotBeNull();
        Refused(story.AskedBack().AlarmsLookedAt());

        story.Wanted<SlotCommand.StartPlan>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            p => p.Tag.ShouldBe("v1"), p => p.Digest.ShouldBe(Catalogue.Digest("v1")), p => p.VariablesKey.ShouldBe(variables));
        story.Told[^1].Sentence.ShouldBe("v1 is applied again with its own variables, because what it ran cannot be rolled out: TaskDefinition is inactive");
        story.PlanStarted().PlanMade().Reviewed().ApplyStarted().Build(WorkStatus.Succeeded, Catalogue.RolloutOf("what was registered since"));

        Restored(story).EndOf("v1", DeploymentKind.Rollback).Outcome.ShouldBe(Outcome.Released);
        story.Slot.Current!.ShouldSatisfyAllConditions(r => r.Tag.ShouldBe("v1"), r => r.Target.TaskDefinition.ShouldBe(Catalogue.Definition("what was registered since")));
        story.Slot.Releases.ShouldHaveSingleItem().Target.TaskDefinition.ShouldBe(Catalogue.Definition("what was registered since"));
    }

    [Fact]
    public void A_release_that_cannot_be_rolled_out_after_it_was_applied_again_has_failed()
    {
        var story = Refused(Story.Of("web-app/dev").Released("v1").Released("v2").AskedBack().AlarmsLookedAt());
        Refused(story.PlanStarted().PlanMade().Reviewed().ApplyStarted().Applied().AlarmsLookedAt())
            .EndOf("v1", DeploymentKind.Rollback).ShouldSatisfyAllConditions(e => e.Outcome.ShouldBe(Outcome.Failed), e => e.Sentence.ShouldBe("TaskDefinition is inactive"));
        story.Slot.Current!.Tag.ShouldBe("v2");
    }

    private static Story Refused(Story story) => story.Happens(new SlotEvent.CommandFailed(story.IdOf<SlotCommand.CreateRollout>(), "TaskDefinition is inactive"));
}
