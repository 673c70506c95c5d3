using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using static Delightful.Core.Tests.Slots.Reviews;

namespace Delightful.Core.Tests.Slots;

/// <summary>Answers that come twice, too late, for something else, or against each other: there is exactly one outcome.</summary>
public class AnswerRaceTests
{
    private static Story Asking(string slot = "web-app/dev") =>
        Story.Of(slot).Pushed("v1").Planning().PlanMade().Reviewed(Asks("the table orders is destroyed"));

    private static string TokenOf(Story story) => story.Active.Stage.ShouldBeOfType<Stage.Approving>().Token;

    [Fact]
    public void The_same_answer_twice_is_one_answer()
    {
        var story = Asking();
        var answer = story.Answer(approves: true);
        story.Happens(answer).Happens(answer).Active.Decisions.Length.ShouldBe(1);
        story.Wanted<SlotCommand.ReviewPlan>().Count.ShouldBe(1);
    }

    [Fact]
    public void Of_two_people_who_approve_the_first_counts()
    {
        var story = Asking();
        var second = story.Answer(approves: true, by: Catalogue.Grace);
        story.Approved().Happens(second).Active.Decisions.ShouldHaveSingleItem().By.ShouldBe(Catalogue.Ada);
        story.Wanted<SlotCommand.ReviewPlan>().Count.ShouldBe(1);
    }

    [Fact]
    public void A_no_after_a_yes_changes_nothing_any_more()
    {
        var story = Asking();
        var no = story.Answer(approves: false, by: Catalogue.Grace);
        story.Approved().Happens(no).ReviewedAgain().Happens(no).Active.Stage.ShouldBeOfType<Stage.Applying>();
    }

    [Fact]
    public void A_yes_after_a_no_changes_nothing_any_more()
    {
        var story = Asking();
        var yes = story.Answer(approves: true, by: Catalogue.Grace);
        story.Rejected().Happens(yes).EndOf("v1").Outcome.ShouldBe(Outcome.Rejected);
        story.Wanted<SlotCommand.StartApply>().ShouldBeEmpty();
    }

    [Fact]
    public void A_yes_at_the_moment_it_expires_is_too_late_and_expires_it()
    {
        var story = Asking();
        var yes = story.Answer(approves: true);
        story.After(TimeSpan.FromHours(24)).Happens(yes).EndOf("v1").Outcome.ShouldBe(Outcome.Expired);
    }

    [Fact]
    public void A_yes_after_it_expired_changes_nothing()
    {
        var story = Asking();
        var yes = story.Answer(approves: true);
        story.Ticked(TimeSpan.FromHours(24)).Happens(yes).EndOf("v1").Outcome.ShouldBe(Outcome.Expired);
        story.Slot.Active.ShouldBeNull();
    }

    [Fact]
    public void A_newer_push_takes_the_place_of_what_nobody_has_answered()
    {
        var story = Asking();
        var late = story.Answer(approves: true);
        story.Pushed("v2").EndOf("v1").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Superseded), e => e.Sentence.ShouldBe("v2 was pushed while v1 waited for approval; nothing was applied"));
        story.Happens(late).Active.ShouldSatisfyAllConditions(a => a.Request.Tag.ShouldBe("v2"), a => a.Stage.ShouldBeOfType<Stage.Analyzing>());
    }

    [Fact]
    public void A_newer_push_waits_for_what_was_answered()
    {
        var story = Asking().Approved().Pushed("v2");
        story.Active.Request.Tag.ShouldBe("v1");
        story.WaitingTags.ShouldBe(["v2"]);
    }

    [Fact]
    public void In_production_a_newer_push_waits_for_the_answer() => Asking("web-app/prod").Pushed("v2").Active.Request.Tag.ShouldBe("v1");

    [Fact]
    public void The_same_image_once_more_does_not_start_over()
    {
        var story = Asking();
        var token = TokenOf(story);
        TokenOf(story.Pushed("v1-again", Catalogue.Digest("v1"))).ShouldBe(token);
    }

    [Fact]
    public void A_held_push_takes_nobodys_place()
    {
        var story = Story.Of("web-app/dev", s => s with { HoldRelease = HoldRelease.Lifted }).Released("v0").Pushed("v1").Planning().PlanMade()
            .Reviewed(Asks("the table orders is destroyed"));
        var held = story.Slot with { Hold = new Hold("it is slow", "ada", story.Now, "v9", Catalogue.Digest("v9"), story.Now) };
        var pushed = new SlotEvent.ImagePushed(Catalogue.Service(s => s with { HoldRelease = HoldRelease.Lifted }), "v2", Catalogue.Digest("v2"), story.Now);
        SlotDecider.Decide(held, pushed, story.Now).Slot.Active!.Request.Tag.ShouldBe("v1");
    }

    // The token is of one question of one deployment: that of another environment, or a guess, is of none.
    [Fact]
    public void The_approval_of_one_environment_does_not_approve_another()
    {
        var (dev, other) = (Asking(), Story.Of("web-app/prod").Pushed("v1").Planning().PlanMade().Reviewed(Asks("the table orders is destroyed")));
        TokenOf(dev).ShouldNotBe(TokenOf(other));
        var moved = dev.Answer(approves: true, confirmation: "DEPLOY") with { DeploymentId = other.Active.Id };
        other.Happens(moved).Active.Stage.ShouldBeOfType<Stage.Approving>().IsApproved.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000000000000000000000000000000")]
    public void A_guessed_token_approves_nothing(string token) =>
        Asking().Approved(token: token).Active.Stage.ShouldBeOfType<Stage.Approving>().IsApproved.ShouldBeFalse();

    [Fact]
    public void The_answer_to_a_deployment_that_is_over_changes_nothing_in_the_next()
    {
        var story = Asking();
        var late = story.Answer(approves: true);
        story.Rejected().Pushed("v2").Planning().PlanMade().Reviewed(Asks("the table orders is destroyed")).Happens(late);
        story.Active.Stage.ShouldBeOfType<Stage.Approving>().IsApproved.ShouldBeFalse();
        story.Active.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_sends_a_thousand_answers_that_do_not_count_is_heard_five_times()
    {
        var story = Asking();
        for (var n = 0; n < 1000; n++)
            story.Happens(story.Answer(approves: true, by: new Person($"mallory-{n}", Via.Event)));
        story.Active.Notes.Length.ShouldBe(5);
        story.Told.Count(t => t.Sentence.Contains("mallory", StringComparison.Ordinal)).ShouldBe(5);
    }
}
