using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class AlarmTests
{
    private static Story Second() => Story.Of("web-app/dev").Released("v1").Pushed("v2");

    [Fact]
    public void An_alarm_during_the_shift_stops_the_rollout_and_gives_the_traffic_back()
    {
        var story = Second().Shifting().AlarmWent();
        story.GoingBack.Because.ShouldBe($"the alarm {Catalogue.Alarm} was raised during the shift: 5 errors in a minute");
        story.Wanted<SlotCommand.StopRollout>().ShouldHaveSingleItem();
    }

    [Fact]
    public void An_alarm_in_the_bake_re_routes_to_blue_and_ends_rolled_back()
    {
        var story = Second().Baking().After(TimeSpan.FromSeconds(72)).AlarmWent();
        story.GoingBack.Path.ShouldBe(RollbackPath.Reroute);
        story.RolledBackBy(WorkStatus.Stopped).EndOf("v2").Sentence
            .ShouldBe($"the alarm {Catalogue.Alarm} was raised 1 m 12 s after the shift: 5 errors in a minute; v1 serves");
    }

    [Fact]
    public void An_alarm_in_the_bake_with_blue_gone_brings_the_release_before_back_by_a_new_rollout()
    {
        var story = Second().Baking().Rollout(WorkStatus.Succeeded).AlarmWent();
        story.GoingBack.Path.ShouldBe(RollbackPath.Redeploy);
        story.RolloutStarted().Shifted().Rollout(WorkStatus.Succeeded).Confirmed().EndOf("v2").Outcome.ShouldBe(Outcome.RolledBack);
    }

    [Fact]
    public void An_alarm_of_another_service_changes_nothing() =>
        Second().Baking().AlarmWent("delightful-api-errors").Active.Stage.ShouldBeOfType<Stage.Baking>();

    [Fact]
    public void An_alarm_that_was_up_before_the_rollout_is_noted_and_cannot_guard_it()
    {
        var story = Second().Applying().Applied().AlarmsLookedAt(Catalogue.Alarm).RolloutStarted().AlarmWent();
        story.Active.Stage.ShouldBeOfType<Stage.Shifting>();
        story.Active.Notes.ShouldHaveSingleItem().ShouldBe($"the alarm {Catalogue.Alarm} was already raised before the rollout, so it cannot guard it");
    }

    // Between the look at the alarms and the rollout an alarm went unseen and unsaid.
    [Fact]
    public void An_alarm_between_the_look_at_the_alarms_and_the_rollout_is_noted() =>
        Second().Applying().Applied().AlarmsLookedAt().AlarmWent().Active.Notes.ShouldHaveSingleItem().ShouldContain("already raised before the rollout");

    // Events of alarms may be delivered hours late: one about the release before rolled the next one back.
    [Fact]
    public void An_alarm_told_late_is_not_about_this_rollout()
    {
        var story = Second().Baking();
        story.AlarmWent(at: story.Now - TimeSpan.FromMinutes(30)).Active.Stage.ShouldBeOfType<Stage.Baking>();
    }

    [Fact]
    public void An_alarm_while_a_rollback_comes_in_is_noted_once_and_does_not_stop_it()
    {
        var story = Second().Baking().BakedOut().Confirmed().AskedBack().AlarmsLookedAt().RolloutStarted();
        story.AlarmWent().After(TimeSpan.FromSeconds(30)).AlarmWent();
        story.Active.Stage.ShouldBeOfType<Stage.Shifting>();
        story.Active.Notes.ShouldHaveSingleItem();
    }

    [Fact]
    public void An_alarm_after_the_bake_changes_nothing() =>
        Second().Baking().BakedOut().AlarmWent().Active.Stage.ShouldBeOfType<Stage.Baking>();

    [Fact]
    public void A_rollout_without_alarms_starts_without_a_look_at_them() =>
        Second().Applying().Build(WorkStatus.Succeeded, Catalogue.RolloutOf(Catalogue.Digest("v2"), guarded: false))
            .Wanted<SlotCommand.CreateRollout>().ShouldHaveSingleItem();
}
