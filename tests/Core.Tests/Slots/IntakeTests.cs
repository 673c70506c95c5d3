using Delightful.Core.Deployments;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class IntakeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_language_model_is_asked_for_only_where_the_environment_wants_it(bool wanted) =>
        Story.Of("web-app/dev", s => s with { LanguageModel = wanted }).Pushed("v1")
            .Wanted<SlotCommand.RequestAnalysis>().ShouldHaveSingleItem().Request.LanguageModel.ShouldBe(wanted);

    [Fact]
    public void A_pushed_image_starts_at_once_in_a_free_slot()
    {
        var story = Story.Of("web-app/dev").Pushed("v1");
        story.Active.Stage.ShouldBeOfType<Stage.Analyzing>();
        story.Wanted<SlotCommand.RequestAnalysis>().ShouldHaveSingleItem().Request.Tag.ShouldBe("v1");
        story.Slot.Lease.ShouldNotBeNull().Holder.ShouldBe(story.Active.Id);
    }

    [Fact]
    public void An_environment_that_is_not_automatic_starts_nothing() =>
        Story.Of("web-app/dev", s => s with { Automatic = false }).Pushed("v1").Slot.IsBusy.ShouldBeFalse();

    [Fact]
    public void A_push_starts_nothing_in_production_unless_production_says_so()
    {
        Story.Of("web-app/prod", s => s with { Automatic = null }).Pushed("v1").Slot.IsBusy.ShouldBeFalse();
        Story.Of("web-app/prod", s => s with { Automatic = true }).Pushed("v1").Slot.IsBusy.ShouldBeTrue();
    }

    [Fact]
    public void An_environment_that_the_service_does_not_have_starts_nothing() =>
        Story.Of("web-app/nowhere").Pushed("v1").Slot.IsBusy.ShouldBeFalse();

    [Fact]
    public void Two_pushes_within_the_same_second_both_count()
    {
        var story = Story.Of("web-app/prod").Pushed("v1");
        story.Happens(new SlotEvent.ImagePushed(Catalogue.Service(), "v2", Catalogue.Digest("v2"), story.Now));
        story.WaitingTags.ShouldBe(["v2"]);
    }

    [Fact]
    public void An_older_image_that_arrives_late_is_superseded_and_says_so() =>
        Story.Of("web-app/prod").Pushed("v2").Pushed("v1", ago: TimeSpan.FromHours(1))
            .EndOf("v1").ShouldSatisfyAllConditions(
                e => e.Outcome.ShouldBe(Outcome.Superseded),
                e => e.Sentence.ShouldBe("a newer image than v1 was pushed before this one arrived"));

    [Fact]
    public void The_image_that_serves_is_not_deployed_again() =>
        Story.Of("web-app/dev").Released("v1").Pushed("v1-again", Catalogue.Digest("v1")).Slot.IsBusy.ShouldBeFalse();

    // A person reverted by pushing the image before once more: the running one was "already there" and the reverted one went out.
    [Fact]
    public void The_last_push_wins_even_when_its_image_is_the_one_that_runs()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Pushed("v2").Pushed("v1");
        story.WaitingTags.ShouldBe(["v1"]);
        story.EndOf("v2").Outcome.ShouldBe(Outcome.Superseded);
    }

    // The watchdog finds the newest image of the registry every minute; the memory of pushes is finite.
    [Fact]
    public void What_failed_is_not_tried_again_because_the_registry_still_has_it()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Planning().BuildFailed("terraform: no");
        var forgotten = story.Slot with { Seen = [] };
        var again = new SlotEvent.ImagePushed(Catalogue.Service(), "v1", Catalogue.Digest("v1"), forgotten.NewestPush!.Value) { Synthetic = true };
        SlotDecider.Decide(forgotten, again, story.Now).HasChanged.ShouldBeFalse();
    }

    [Fact]
    public void A_lost_push_that_the_registry_tells_of_starts()
    {
        var story = Story.Of("web-app/dev");
        story.Happens(new SlotEvent.ImagePushed(Catalogue.Service(), "v1", Catalogue.Digest("v1"), story.Now) { Synthetic = true });
        story.Active.Request.Tag.ShouldBe("v1");
        story.Active.Synthesised.ShouldBe(1);
    }

    [Fact]
    public void Settings_are_those_of_the_moment_of_acceptance() =>
        Story.Of("web-app/dev", s => s with { StallAfter = TimeSpan.FromHours(1), HoldRelease = HoldRelease.Lifted }).Pushed("v1")
            .Active.Request.Settings.StallAfter.ShouldBe(TimeSpan.FromHours(1));
}
