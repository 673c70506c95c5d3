using Delightful.Core.Deployments;
using Delightful.Core.Forecasts;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Forecasts;

public class ForecastTests
{
    [Fact]
    public void Before_five_verified_deployments_nothing_is_said()
    {
        var story = Deployed(4).Pushed("next").Applying();
        var forecast = Forecast.Of(story.Slot, story.Active, story.Now);
        (forecast.Known, forecast.Left, forecast.Stages.Count, forecast.IsLate).ShouldBe((4, null, 0, false));
    }

    [Fact]
    public void What_is_left_follows_from_the_deployments_that_took_longer_than_this_one_has_so_far()
    {
        // Each spent n minutes in apply and the five of the bake.
        var story = Deployed(9).Pushed("next").Applying().After(TimeSpan.FromMinutes(4));
        var left = Forecast.Of(story.Slot, story.Active, story.Now).Left.ShouldNotBeNull();
        left.From.ShouldBe(5);
        left.Likely.ShouldBe(TimeSpan.FromMinutes(7 - 4 + 5));
    }

    [Fact]
    public void Later_than_all_before_it_there_is_no_forecast()
    {
        var story = Deployed(9).Pushed("next").Applying().After(TimeSpan.FromMinutes(10));
        var forecast = Forecast.Of(story.Slot, story.Active, story.Now);
        (forecast.Left, forecast.IsLate).ShouldBe((null, true));
    }

    [Fact]
    public void A_waiting_deployment_starts_when_all_before_it_are_over()
    {
        var story = Deployed(9, "web-app/prod").Pushed("next").Applying().Pushed("second").Pushed("third");
        var second = Forecast.Of(story.Slot, story.Slot.Waiting[0], story.Now).Start.ShouldNotBeNull();
        var third = Forecast.Of(story.Slot, story.Slot.Waiting[1], story.Now).Start.ShouldNotBeNull();
        (third.Likely - second.Likely).ShouldBe(TimeSpan.FromMinutes(5 + 5), TimeSpan.FromSeconds(1));
        third.Late.ShouldBeGreaterThan(second.Late);
    }

    [Fact]
    public void Only_the_newest_of_each_kind_are_remembered()
    {
        var story = Deployed(Pace.Kept + 3);
        story.AskedBack().AlarmsLookedAt().RolloutStarted().Shifted().Rollout(Core.Slots.WorkStatus.Succeeded).Confirmed();
        story.Slot.Paces.Count(p => p.Kind == DeploymentKind.Push).ShouldBe(Pace.Kept);
        story.Slot.Paces.Count(p => p.Kind == DeploymentKind.Rollback).ShouldBe(1);
    }

    [Fact]
    public void A_smoke_test_takes_as_long_as_those_before_it_and_is_a_part_of_its_stage()
    {
        var story = Deployed(6).Pushed("next").Applying();
        var pace = story.Slot.Paces[0];
        pace.In("smoke").ShouldBe(1.2);
        pace.Whole.ShouldBe(pace.Seconds.Values.Sum() - 1.2, 0.001);
        Forecast.Of(story.Slot, story.Active, story.Now).Stages["smoke"].Likely.ShouldBe(TimeSpan.FromSeconds(1.2));
    }

    [Fact]
    public void Of_smoke_tests_that_nobody_measured_nothing_is_said()
    {
        var story = Deployed(6).Pushed("next").Applying();
        var unmeasured = story.Slot with { Paces = [.. story.Slot.Paces.Select((pace, n) => n < 4 ? pace : pace with { Seconds = pace.Seconds.Remove("smoke") })] };
        Forecast.Of(unmeasured, story.Active, story.Now).Stages.ContainsKey("smoke").ShouldBeFalse();
    }

    private static Story Deployed(int times, string slot = "web-app/dev")
    {
        var story = Story.Of(slot);
        foreach (var n in Enumerable.Range(1, times))
            story.Pushed($"v{n}").Applying().After(TimeSpan.FromMinutes(n)).Applied().AlarmsLookedAt().RolloutStarted().Shifted().BakedOut().Confirmed().ToldEverything();
        return story;
    }
}
