using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Feedback.Alerts;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Feedback.Alerts;

public class PageTests
{
    [Fact]
    public void A_deployment_that_fails_calls_somebody()
    {
        var page = Last(Paged().Released("v1").Pushed("v2").Planning().BuildFailed("no such module")).ShouldNotBeNull();
        page.Action.ShouldBe(PageAction.Trigger);
        page.Key.ShouldBe("delightful/web-app/prod");
        page.Summary.ShouldStartWith("web-app/prod: v2 failed: ");
        page.IsCritical.ShouldBeFalse("v1 serves");
    }

    [Fact]
    public void A_rollback_that_fails_too_is_critical()
    {
        var story = Paged().Released("v1").Pushed("v2").Baking().AlarmWent().Rollout(WorkStatus.Stopped).SmokeTested(Catalogue.Failed("/health answered 502"));
        story.EndOf("v2").Outcome.ShouldBe(Outcome.Failed);
        Last(story).ShouldNotBeNull().IsCritical.ShouldBeTrue();
    }

    [Fact]
    public void A_release_that_was_rolled_back_calls_nobody() =>
        Last(Paged().Released("v1").Pushed("v2").Baking().AlarmWent().Rollout(WorkStatus.Stopped).SmokeTested(Catalogue.Passed).Confirmed()).ShouldBeNull();

    [Fact]
    public void A_stall_calls_somebody_and_is_over_when_it_moves()
    {
        var stalled = Paged().Released("v1").Pushed("v2").Planning().Ticked(TimeSpan.FromMinutes(11));
        var page = Last(stalled).ShouldNotBeNull();
        page.Action.ShouldBe(PageAction.Trigger);
        page.Open.ShouldBe(new OpenIncident(stalled.Active.Id, IsStall: true));
        Last(stalled.PlanMade().Reviewed(), page.Open).ShouldNotBeNull().Action.ShouldBe(PageAction.Resolve);
    }

    [Fact]
    public void What_has_moved_again_before_it_could_be_told_calls_nobody()
    {
        var story = Paged().Released("v1").Pushed("v2").Planning().Ticked(TimeSpan.FromMinutes(11));
        var stall = Told(story);
        Page.Of(stall, story.PlanMade().Reviewed().Active, story.Slot, open: null).ShouldBeNull();
    }

    [Fact]
    public void A_failure_that_is_told_after_a_newer_release_calls_nobody()
    {
        var story = Paged().Released("v1").Pushed("v2").Planning().BuildFailed("no such module");
        var (failure, failed) = (Told(story), story.Newest("v2"));
        Page.Of(failure, failed, story.ToldEverything().Released("v3").Slot, open: null).ShouldBeNull();
    }

    [Fact]
    public void The_next_push_takes_the_incident_in_hand_and_its_release_ends_it()
    {
        var story = Paged().Released("v1").Pushed("v2").Planning().BuildFailed("no such module");
        var open = Last(story).ShouldNotBeNull().Open;
        story.ToldEverything().Pushed("v3").Planning();
        var taken = Last(story, open).ShouldNotBeNull();
        taken.Action.ShouldBe(PageAction.Acknowledge);
        Last(story, taken.Open).ShouldBeNull("once is enough");
        story.PlanMade().Reviewed().ApplyStarted().Applied().AlarmsLookedAt().RolloutStarted().Shifted().BakedOut().Confirmed();
        var over = Last(story, taken.Open).ShouldNotBeNull();
        over.Action.ShouldBe(PageAction.Resolve);
        over.Open.ShouldBeNull();
    }

    [Fact]
    public void Outside_production_nobody_is_called_unless_the_environment_says_so()
    {
        Last(Story.Of("web-app/dev").Pushed("v1").Planning().BuildFailed("no such module")).ShouldBeNull();
        Last(Story.Of("web-app/dev", s => s with { Pages = true }).Pushed("v1").Planning().BuildFailed("no such module")).ShouldNotBeNull();
        Last(Story.Of("web-app/prod", s => s with { Pages = false }).Pushed("v1").Planning().BuildFailed("no such module")).ShouldBeNull();
    }

    [Fact]
    public void What_goes_well_and_what_waits_says_nothing()
    {
        Last(Paged().Pushed("v1").Baking().BakedOut().Confirmed()).ShouldBeNull();
        Last(Paged().Pushed("v1").Pushed("v2")).ShouldBeNull();
    }

    private static Story Paged() => Story.Of("web-app/prod");

    private static Page? Last(Story story, OpenIncident? open = null)
    {
        var told = Told(story);
        return Page.Of(told, story.Newest(told.Tag, told.Kind), story.Slot, open);
    }

    private static DeploymentChanged Told(Story story) => story.Wanted<SlotCommand.Announce>()[^1].Change;
}
