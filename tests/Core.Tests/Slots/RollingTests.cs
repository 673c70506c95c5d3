using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

/// <summary>A rollout that asks nobody for a verdict: its tasks take the place of the old ones, and nothing is kept beside.</summary>
public class RollingTests
{
    [Fact]
    public void People_are_told_which_driver_rolls_it_out_and_why()
    {
        var story = Applied("v1");
        story.Told.ShouldContain(t => t.Stage == "shift" && t.Sentence == "new tasks are being started; old ones end as those become healthy (ecs-rolling, because a worker has no load balancer)");
        story.Active.Notes.ShouldContain("it is rolled out by ecs-rolling, task by task, because a worker has no load balancer");
    }

    [Fact]
    public void A_rollout_that_ended_well_is_tested_watched_and_compared()
    {
        var story = Rolling("v1").Rollout(WorkStatus.Succeeded);
        story.Wanted<SlotCommand.SmokeTest>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            t => t.HookId.ShouldBeNull(), t => t.Target.ServiceUrl.ShouldBeNull());

        story.SmokeTested(Catalogue.Passed).Active.Stage.ShouldBeOfType<Stage.Baking>().BlueAlive.ShouldBeFalse();
        story.Wanted<SlotCommand.ConfirmRunning>().ShouldBeEmpty("its alarms are watched first");
        story.Ticked(TimeSpan.FromMinutes(5)).Confirmed().EndOf("v1").Outcome.ShouldBe(Outcome.Released);
    }

    [Fact]
    public void A_rollout_that_was_over_when_it_was_asked_for_goes_on_at_once()
    {
        var story = Applied("v1").AlarmsLookedAt();
        story.Happens(new SlotEvent.RolloutChanged(story.IdOf<SlotCommand.CreateRollout>(), "rolled", WorkStatus.Succeeded));
        story.Wanted<SlotCommand.CreateRollout>().ShouldBeEmpty();
        story.Wanted<SlotCommand.SmokeTest>().ShouldHaveSingleItem();
    }

    [Fact]
    public void What_ecs_took_back_is_tested_and_told()
    {
        var story = Second().Rollout(WorkStatus.Stopped, "ECS went back to worker-dev:1; 3 tasks stopped: essential container in task exited (1)");
        story.SmokeTested(Catalogue.Passed).Confirmed().EndOf("v2").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.RolledBack),
            e => e.Sentence.ShouldStartWith("the rollout was stopped: ECS went back to worker-dev:1; 3 tasks stopped: essential container in task exited (1); v1 serves"));
        story.Slot.RefusedDigests.ShouldContain(Catalogue.Digest("v2"));
    }

    [Fact]
    public void An_alarm_stops_the_rollout_and_people_read_how()
    {
        var story = Second().AlarmWent();
        story.Wanted<SlotCommand.StopRollout>().ShouldHaveSingleItem().Driver.ShouldBe("ecs-rolling");
        story.Told[^1].Sentence.ShouldStartWith("going back to v1 by stopping the rollout, because the alarm");
        story.RolledBackBy(WorkStatus.Stopped).EndOf("v2").Outcome.ShouldBe(Outcome.RolledBack);
    }

    [Fact]
    public void Tasks_that_do_not_stay_up_after_it_bring_the_release_before_back_by_a_rollout_of_its_own()
    {
        var story = Second().Rollout(WorkStatus.Succeeded).SmokeTested(Catalogue.Failed("tasks: 0 of 1 run"));
        story.GoingBack.Path.ShouldBe(RollbackPath.Redeploy);
        story.Wanted<SlotCommand.CreateRollout>().ShouldHaveSingleItem().Target.TaskDefinition.ShouldBe(Catalogue.Definition(Catalogue.Digest("v1")));
        story.RolloutStarted().Rollout(WorkStatus.Succeeded).SmokeTested(Catalogue.Passed).Confirmed().EndOf("v2").Outcome.ShouldBe(Outcome.RolledBack);
    }

    [Fact]
    public void What_failed_and_ecs_did_not_take_back_is_undone_by_a_rollout_of_its_own()
    {
        var story = Second().Rollout(WorkStatus.Failed, "tasks failed to start");
        story.Told[^1].Sentence.ShouldBe("going back to v1 by a new rollout, because the rollout failed: tasks failed to start");
        story.RolloutStarted().Rollout(WorkStatus.Succeeded).SmokeTested(Catalogue.Passed).Confirmed().EndOf("v2").Outcome.ShouldBe(Outcome.RolledBack);
    }

    [Fact]
    public void What_failed_while_it_was_being_stopped_is_undone_so_too()
    {
        var story = Second().AlarmWent().Rollout(WorkStatus.Failed);
        story.GoingBack.Path.ShouldBe(RollbackPath.Redeploy);
        story.Wanted<SlotCommand.StopRollout>().ShouldBeEmpty();
    }

    [Fact]
    public void The_first_that_fails_has_nothing_to_go_back_to() =>
        Rolling("v1").Rollout(WorkStatus.Failed).EndOf("v1").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Failed), e => e.Sentence.ShouldEndWith("there is no verified release to go back to"));

    [Fact]
    public void The_way_back_is_never_instant()
    {
        var story = Second();
        WayBack.Of(story.Slot).ShouldBeOfType<WayBack.NewRollout>().Target.Tag.ShouldBe("v1");
    }

    [Fact]
    public void What_can_be_done_does_not_promise_an_old_version_that_is_kept()
    {
        var story = Second();
        var context = FeedbackContext.Of(story.Slot, story.Active, story.Now);
        NextSteps.Of(story.Active, context).ShouldHaveSingleItem().Says.ShouldBe("Go back to v1, by stopping the rollout:");
        Verdict.Of(story.Active, context).Sentence.ShouldBe("new tasks are being started; old ones end as those become healthy");
    }

    private static Story Second() => Released(Story.Of("web-app/dev"), "v1").Pushed("v2").Applying().Build(WorkStatus.Succeeded, Catalogue.RollsOut(Catalogue.Digest("v2"))).AlarmsLookedAt().RolloutStarted();

    private static Story Released(Story story, string tag) => Rolling(story, tag).Rollout(WorkStatus.Succeeded).SmokeTested(Catalogue.Passed)
        .Ticked(TimeSpan.FromMinutes(5)).Confirmed().ToldEverything();

    private static Story Rolling(string tag) => Rolling(Story.Of("web-app/dev"), tag);

    private static Story Rolling(Story story, string tag) => Applied(story, tag).AlarmsLookedAt().RolloutStarted();

    private static Story Applied(string tag) => Applied(Story.Of("web-app/dev"), tag);

    private static Story Applied(Story story, string tag) => story.Pushed(tag).Applying().Build(WorkStatus.Succeeded, Catalogue.RollsOut(Catalogue.Digest(tag)));
}
