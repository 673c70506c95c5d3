using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class WayBackTests
{
    private static Story OneRelease() => Story.Of("web-app/dev").Released("v1");

    [Fact]
    public void Without_a_verified_release_before_there_is_no_way_back()
    {
        WayBack.Of(Slot.Empty(new SlotKey("web-app", "dev"))).ShouldBeOfType<WayBack.None>();
        WayBack.Of(OneRelease().Slot).ShouldBeOfType<WayBack.None>();
    }

    [Fact]
    public void At_rest_it_is_a_new_rollout_of_the_release_before()
    {
        var way = WayBack.Of(OneRelease().Released("v2").Slot).ShouldBeOfType<WayBack.NewRollout>();
        way.Target.Tag.ShouldBe("v1");
        way.Takes.ShouldBeNull("no rollback was ever verified here");
    }

    [Fact]
    public void While_the_traffic_moves_it_is_instant_to_what_serves() =>
        WayBack.Of(OneRelease().Pushed("v2").Shifting().Slot).ShouldBeOfType<WayBack.Instant>().ShouldSatisfyAllConditions(
            way => way.Target.Tag.ShouldBe("v1"),
            way => way.Until.ShouldBeNull());

    [Fact]
    public void While_the_new_release_is_watched_it_is_instant_until_the_watch_ends()
    {
        var story = OneRelease().Pushed("v2").Baking();
        WayBack.Of(story.Slot).ShouldBeOfType<WayBack.Instant>().Until.ShouldBe(story.Active.Stage.ShouldBeOfType<Stage.Baking>().Until);
    }

    [Fact]
    public void Once_the_old_tasks_are_gone_it_is_a_new_rollout() =>
        WayBack.Of(OneRelease().Pushed("v2").Baking().Rollout(WorkStatus.Succeeded).Slot).ShouldBeOfType<WayBack.NewRollout>().Target.Tag.ShouldBe("v1");

    [Fact]
    public void Before_anything_moved_it_is_the_release_before_the_current_one() =>
        WayBack.Of(OneRelease().Released("v2").Pushed("v3").Planning().Slot).ShouldBeOfType<WayBack.NewRollout>().Target.Tag.ShouldBe("v1");

    [Fact]
    public void What_goes_back_already_says_to_what()
    {
        WayBack.Of(OneRelease().Released("v2").AskedBack().Slot).ShouldBeOfType<WayBack.UnderWay>().Target!.Tag.ShouldBe("v1");
        WayBack.Of(OneRelease().Pushed("v2").Baking().AlarmWent().Slot).ShouldBeOfType<WayBack.UnderWay>().Target!.Tag.ShouldBe("v1");
    }
}
