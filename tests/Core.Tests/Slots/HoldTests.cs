using Delightful.Core.Deployments;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class HoldTests
{
    private static Story RolledBack(Func<EnvironmentSettings, EnvironmentSettings>? settings = null) =>
        Story.Of("web-app/prod", settings).Released("v1").Pushed("v2").Baking().AlarmWent().RolledBackBy(WorkStatus.Stopped);

    [Fact]
    public void A_rollback_sets_a_hold_that_says_why_and_by_whom()
    {
        var hold = RolledBack().Slot.Hold.ShouldNotBeNull();
        hold.Tag.ShouldBe("v2");
        hold.Author.ShouldBe("automatic rollback");
        hold.Reason.ShouldContain("5 errors in a minute");
    }

    [Fact]
    public void What_was_rolled_back_and_is_pushed_again_is_rejected_with_a_sentence() =>
        RolledBack().Pushed("v2").EndOf("v2").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Rejected),
            e => e.Sentence.ShouldStartWith("this image was rolled back here before (2026-01-02"),
            e => e.Sentence.ShouldEndWith("lift the hold to allow it again"));

    [Fact]
    public void Another_tag_does_not_disguise_an_image_that_was_rolled_back() =>
        RolledBack().Pushed("v2-retagged", Catalogue.Digest("v2")).EndOf("v2-retagged").Outcome.ShouldBe(Outcome.Rejected);

    // The push was taken for the running deployment's own and nobody ever heard of it.
    [Fact]
    public void What_is_being_rolled_back_and_is_pushed_again_meanwhile_is_rejected_afterwards()
    {
        var story = Story.Of("web-app/prod").Released("v1").Pushed("v2").Baking().AlarmWent().Pushed("v2");
        story.RolledBackBy(WorkStatus.Stopped).EndOf("v2").Outcome.ShouldBe(Outcome.Rejected);
    }

    [Fact]
    public void A_newer_image_ends_the_hold_when_it_starts()
    {
        var story = RolledBack().Pushed("v3");
        story.Active.Request.Tag.ShouldBe("v3");
        story.Slot.Hold.ShouldBeNull();
        story.Active.Notes.ShouldContain("this newer image ended the hold on v2");
    }

    [Fact]
    public void A_newer_image_does_not_end_a_hold_that_only_a_person_may_lift()
    {
        var story = RolledBack(s => s with { HoldRelease = HoldRelease.Lifted }).Pushed("v3");
        story.EndOf("v3").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Rejected),
            e => e.Sentence.ShouldStartWith("web-app/prod is held by automatic rollback: "),
            e => e.Sentence.ShouldEndWith("lift the hold to deploy v3"));
        story.Slot.Hold.ShouldNotBeNull();
    }

    [Fact]
    public void The_digest_stays_refused_after_a_newer_image_ended_the_hold() =>
        RolledBack().Released("v3").Pushed("v2").EndOf("v2").Outcome.ShouldBe(Outcome.Rejected);

    [Fact]
    public void Lifting_the_hold_allows_the_same_image_again()
    {
        var story = RolledBack().Lifted();
        story.Slot.Hold.ShouldBeNull();
        story.Pushed("v2").Active.Request.Tag.ShouldBe("v2");
    }

    // A push of the older release was under way when a person asked for that release: it was refused and then served.
    [Fact]
    public void What_a_person_brings_back_is_not_refused_any_more()
    {
        var story = Story.Of("web-app/prod").Released("v1").Released("v2").Pushed("v1").Planning().AskedBack("v1");
        story.AlarmsLookedAt().RolloutStarted().Shifted().Rollout(WorkStatus.Succeeded).Confirmed();
        story.Slot.Current!.Tag.ShouldBe("v1");
        story.Slot.RefusedDigests.ShouldBe([Catalogue.Digest("v2")]);
    }

    [Fact]
    public void Lifting_where_nothing_is_held_changes_nothing()
    {
        var story = Story.Of("web-app/prod").Released("v1");
        SlotDecider.Decide(story.Slot, new SlotEvent.HoldLiftRequested("why not", "ada"), story.Now).HasChanged.ShouldBeFalse();
    }

    // The push that waited took the slot while the hold stood, and the hold outlived the release that followed it.
    [Fact]
    public void A_newer_image_that_waited_ends_the_hold_too()
    {
        var story = Story.Of("web-app/prod").Released("v1").Pushed("v2").Baking().Pushed("v3").AlarmWent().RolledBackBy(WorkStatus.Stopped);
        story.Active.Request.Tag.ShouldBe("v3");
        story.Slot.Hold.ShouldBeNull();
    }

    // A push that waited went out right after a person had rolled back: the rollback lasted a minute.
    [Fact]
    public void What_waited_when_a_person_rolled_back_is_held_as_well()
    {
        var story = Story.Of("web-app/prod").Released("v1").Pushed("v2").Baking().Pushed("v3").AskedBack();
        story.RolledBackBy(WorkStatus.Stopped);
        story.EndOf("v3").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Rejected),
            e => e.Sentence.ShouldBe("web-app/prod is held by ada: checkout is slow; lift the hold to deploy v3"));
    }

    [Fact]
    public void The_person_who_rolled_back_is_the_author_of_the_hold() =>
        Story.Of("web-app/prod").Released("v1").Pushed("v2").Baking().AskedBack().RolledBackBy(WorkStatus.Stopped)
            .Slot.Hold.ShouldNotBeNull().ShouldSatisfyAllConditions(h => h.Author.ShouldBe("ada"), h => h.Reason.ShouldBe("checkout is slow"));
}
