using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class BakeTests
{
    private static Story Baking() => Story.Of("web-app/dev").Released("v1").Pushed("v2").Baking();

    [Fact]
    public void A_bake_ends_only_when_both_the_time_and_the_rollout_are_over()
    {
        var story = Baking().Ticked(TimeSpan.FromMinutes(6));
        story.Wanted<SlotCommand.ConfirmRunning>().ShouldBeEmpty();
        story.Rollout(WorkStatus.Succeeded).Wanted<SlotCommand.ConfirmRunning>().ShouldHaveSingleItem().Digest.ShouldBe(Catalogue.Digest("v2"));
    }

    [Fact]
    public void A_release_is_watched_for_as_long_as_was_applied()
    {
        var story = Story.Of("web-app/dev").Released("v1").Pushed("v2").Applying().Build(WorkStatus.Succeeded, Catalogue.RolloutOf(Catalogue.Digest("v2"), bakeMinutes: 30))
            .AlarmsLookedAt().RolloutStarted().Shifted();
        story.Active.Stage.ShouldBeOfType<Stage.Baking>().Until.ShouldBe(story.Now + TimeSpan.FromMinutes(30));
    }

    [Fact]
    public void A_rollout_that_is_over_early_is_watched_to_the_end_all_the_same()
    {
        var story = Baking().Rollout(WorkStatus.Succeeded);
        story.Wanted<SlotCommand.ConfirmRunning>().ShouldBeEmpty();
        story.Ticked(TimeSpan.FromMinutes(5)).Wanted<SlotCommand.ConfirmRunning>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Nothing_is_released_before_what_runs_was_compared()
    {
        var story = Baking().BakedOut();
        story.Slot.Current!.Tag.ShouldBe("v1");
        story.Confirmed().Slot.Current!.Tag.ShouldBe("v2");
    }

    [Fact]
    public void A_rollout_that_fails_in_the_bake_ends_rolled_back() =>
        Baking().RolledBackBy(WorkStatus.Failed).EndOf("v2").Outcome.ShouldBe(Outcome.RolledBack);

    [Fact]
    public void A_failure_told_after_the_rollout_ended_well_is_not_believed() =>
        Baking().Rollout(WorkStatus.Succeeded).Rollout(WorkStatus.Gone).Active.Stage.ShouldBeOfType<Stage.Baking>();

    // A bake was never called stalled, so a rollout that never ended was waited for in silence.
    [Fact]
    public void A_bake_that_is_long_over_and_goes_nowhere_is_a_stall()
    {
        var story = Baking().Ticked(TimeSpan.FromMinutes(14));
        story.Active.Stalled.ShouldBeFalse();
        story.Ticked(TimeSpan.FromMinutes(1)).Active.Stalled.ShouldBeTrue();
    }
}
