using Delightful.Core.Deployments;
using Delightful.Core.Slots;
using static Delightful.Core.Tests.Slots.Reviews;

namespace Delightful.Core.Tests.Slots;

/// <summary>The image of a pull request: analysed, planned and told. Never applied.</summary>
public class PreviewTests
{
    private static string Pr(int number, char sha) => $"pr-{number}-{new string(sha, 40)}";

    private static Story Planned(string slot = "web-app/dev") => Story.Of(slot).Released("v0").Pushed(Pr(7, 'a')).Planning().PlanMade();

    [Fact]
    public void It_says_what_a_deployment_would_do_and_applies_nothing()
    {
        var story = Planned().Reviewed(Passes);
        story.Slot.IsBusy.ShouldBe(story.Slot.Outbox.Length > 0);
        story.EndOf(Pr(7, 'a'), DeploymentKind.Preview).ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Previewed), e => e.Sentence.ShouldBe("it would be deployed unasked"));
        story.Slot.Current!.Tag.ShouldBe("v0");
    }

    [Fact]
    public void It_says_when_a_deployment_would_ask_or_be_refused()
    {
        Planned().Reviewed(Asks("the table orders is destroyed")).EndOf(Pr(7, 'a'), DeploymentKind.Preview).Sentence
            .ShouldBe("it would wait for approval: the table orders is destroyed");
        Planned().Reviewed(Denies("no bucket is public")).EndOf(Pr(7, 'a'), DeploymentKind.Preview).ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Rejected), e => e.Sentence.ShouldBe("it would be refused: no bucket is public"));
    }

    [Fact]
    public void Its_build_takes_no_lock_and_keeps_no_plan()
    {
        var story = Story.Of("web-app/dev").Pushed(Pr(7, 'a')).Analyzed();
        story.Wanted<SlotCommand.StartPlan>().ShouldHaveSingleItem().IsPreview.ShouldBeTrue();
        story.Build(WorkStatus.Succeeded, Catalogue.PlanOf("x").Remove("PLAN_KEY")).Wanted<SlotCommand.ReviewPlan>().ShouldHaveSingleItem().Artifact.PlanKey.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_can_approve_it()
    {
        var story = Planned("web-app/prod");
        var answer = new SlotEvent.ApprovalDecided("answer", story.Active.Id, true, "token", Catalogue.Ada, "go", "DEPLOY", []);
        story.Happens(answer).Reviewed(Passes).Happens(answer).EndOf(Pr(7, 'a'), DeploymentKind.Preview).Outcome.ShouldBe(Outcome.Previewed);
    }

    [Fact]
    public void It_waits_behind_everything_else_that_comes()
    {
        var story = Story.Of("web-app/dev").Released("v0").Pushed("v1").Pushed(Pr(7, 'a')).Pushed(Pr(8, 'b')).Pushed("v2");
        story.WaitingTags.ShouldBe(["v2", Pr(7, 'a'), Pr(8, 'b')]);
    }

    [Fact]
    public void A_newer_image_of_the_pull_request_takes_its_place_and_another_pull_request_does_not()
    {
        var story = Story.Of("web-app/dev").Pushed(Pr(7, 'a')).Pushed(Pr(8, 'b')).Pushed(Pr(7, 'c'));
        story.EndOf(Pr(7, 'a'), DeploymentKind.Preview).Outcome.ShouldBe(Outcome.Superseded);
        story.Active.Request.Tag.ShouldBe(Pr(8, 'b'));
        story.WaitingTags.ShouldBe([Pr(7, 'c')]);
    }

    [Fact]
    public void A_rollback_does_not_wait_for_it()
    {
        var story = Story.Of("web-app/dev").Released("v0").Released("v1").Pushed(Pr(7, 'a')).Planning().AskedBack();
        story.EndOf(Pr(7, 'a'), DeploymentKind.Preview).Outcome.ShouldBe(Outcome.Cancelled);
        story.Slot.RefusedDigests.ShouldBeEmpty();
        story.Active.Request.Tag.ShouldBe("v0");
    }

    [Fact]
    public void A_hold_is_neither_in_its_way_nor_ended_by_it()
    {
        var story = Story.Of("web-app/dev").Released("v0").Pushed("v1").Baking().AlarmWent().RolledBackBy(WorkStatus.Stopped).ToldEverything();
        var hold = story.Slot.Hold.ShouldNotBeNull();
        story.Pushed(Pr(7, 'a')).Planning().PlanMade().Reviewed(Passes).EndOf(Pr(7, 'a'), DeploymentKind.Preview).Outcome.ShouldBe(Outcome.Previewed);
        story.Slot.Hold.ShouldBe(hold);
    }

    [Fact]
    public void It_is_no_newer_push_than_one_that_was_pushed_before_it()
    {
        var story = Story.Of("web-app/dev").Released("v0").Pushed(Pr(7, 'a')).Pushed("v1", ago: TimeSpan.FromMinutes(1.5));
        story.WaitingTags.ShouldBe(["v1"]);
    }

    [Fact]
    public void Where_releases_are_promoted_by_hand_nothing_is_previewed() =>
        Story.Of("web-app/dev", s => s with { Automatic = false }).Pushed(Pr(7, 'a')).Slot.Active.ShouldBeNull();

    [Fact]
    public void No_more_than_fifteen_wait()
    {
        var story = Story.Of("web-app/dev").Pushed("v1");
        for (var number = 1; number <= 16; number++)
            story.Pushed(Pr(number, 'a'), Catalogue.Digest($"pr-{number}"));
        story.Slot.Waiting.Length.ShouldBe(15);
        story.EndOf(Pr(16, 'a'), DeploymentKind.Preview).Outcome.ShouldBe(Outcome.Rejected);
    }
}
