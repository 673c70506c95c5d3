using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using static Delightful.Core.Tests.Slots.Reviews;

namespace Delightful.Core.Tests.Slots;

public class ApprovalTests
{
    private static Story Asking(PlanReview? review = null, Func<EnvironmentSettings, EnvironmentSettings>? settings = null) =>
        Story.Of("web-app/dev", settings).Released("v0").Pushed("v1").Planning().PlanMade().Reviewed(review ?? Asks("the table orders is destroyed"));

    private static Stage.Approving AsksNow(Story story) => story.Active.Stage.ShouldBeOfType<Stage.Approving>();

    [Fact]
    public void A_plan_that_asks_for_nothing_is_applied_and_nobody_is_asked() =>
        Asking(Passes).Active.Stage.ShouldBeOfType<Stage.Applying>();

    [Theory]
    [InlineData(ReviewVerdict.Ask, "the table orders is destroyed")]
    [InlineData(ReviewVerdict.Inconclusive, "the plan could not be judged for certain: the table orders is destroyed")]
    public void A_plan_that_asks_waits_for_a_person_and_nothing_is_applied(ReviewVerdict verdict, string because)
    {
        var story = Asking(Asks("the table orders is destroyed") with { Verdict = verdict });
        AsksNow(story).Because.ShouldBe(because);
        story.Wanted<SlotCommand.StartApply>().ShouldBeEmpty();
        story.Wanted<SlotCommand.RequestApproval>().ShouldHaveSingleItem().Request.ShouldSatisfyAllConditions(
            r => r.Token.ShouldBe(AsksNow(story).Token), r => r.Asks.ShouldBe(["the table orders is destroyed"]), r => r.Until.ShouldBe(story.Now.AddHours(24)));
        story.Told[^1].Sentence.ShouldBe($"v1 waits for approval, for 24 h 0 m at most: {because}");
    }

    [Fact]
    public void What_asks_is_named_with_its_resource_and_no_more_than_three_of_many()
    {
        var many = Asks("1", "2", "3", "4") with { Items = [.. Enumerable.Range(1, 5).Select(n => new RiskItem("destroys", "is destroyed", $"aws_sqs_queue.q{n}", RiskEffect.Ask))] };
        AsksNow(Asking(many)).Because.ShouldBe("aws_sqs_queue.q1 is destroyed; aws_sqs_queue.q2 is destroyed; aws_sqs_queue.q3 is destroyed; and 2 more");
    }

    [Fact]
    public void A_plan_that_a_policy_denies_ends_with_what_the_policy_says() =>
        Asking(Denies("no bucket is public")).EndOf("v1").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Rejected), e => e.Sentence.ShouldBe("no bucket is public; nothing was applied"));

    // What the reviewer did not say is not taken for a yes: the event of an older version has no review at all.
    [Fact]
    public void A_plan_that_nobody_reviewed_asks()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Planning().PlanMade();
        story.Happens(new SlotEvent.PlanReviewed(story.IdOf<SlotCommand.ReviewPlan>(), Catalogue.OneTaskDefinition, story.Active.Request.Digest));
        AsksNow(story).Because.ShouldBe("the plan could not be judged");
    }

    [Fact]
    public void Where_a_person_is_always_asked_an_image_alone_asks_too()
    {
        AsksNow(Asking(Passes, s => s with { Gate = new GateSettings { AlwaysAsks = true } })).Because.ShouldBe("dev always asks");
        AsksNow(Story.Of("web-app/prod").Pushed("v1").Planning().PlanMade().Reviewed(Passes)).Because.ShouldBe("prod always asks");
    }

    [Fact]
    public void After_a_yes_the_plan_is_looked_at_once_more_and_exactly_it_is_applied()
    {
        var story = Asking();
        var shown = AsksNow(story).Artifact;
        story.Approved().Wanted<SlotCommand.ReviewPlan>().ShouldHaveSingleItem().Artifact.ShouldBe(shown);
        story.Wanted<SlotCommand.StartApply>().ShouldBeEmpty();
        story.ReviewedAgain().Wanted<SlotCommand.StartApply>().ShouldHaveSingleItem().Artifact.ShouldBe(shown);
    }

    [Fact]
    public void Who_said_yes_when_and_why_is_written_down_and_told()
    {
        var story = Asking();
        var asking = AsksNow(story);
        story.After(TimeSpan.FromMinutes(20)).Approved(because: "the table is empty");
        story.Told.ShouldContain(t => t.Sentence == "ada (slack) approved v1: the table is empty");
        story.ReviewedAgain().ApplyStarted().Applied().AlarmsLookedAt().RolloutStarted().Shifted().BakedOut().Confirmed();
        story.Newest("v1").Decisions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            d => d.By.ShouldBe(Catalogue.Ada), d => d.Reason.ShouldBe("the table is empty"), d => d.Token.ShouldBe(asking.Token),
            d => d.PlanSha256.ShouldBe("hash-of-v1"), d => d.Digest.ShouldBe(Catalogue.Digest("v1")), d => d.At.ShouldBe(asking.Until.AddHours(-24).AddMinutes(20)));
        story.Newest("v1").Timeline.Select(t => t.Stage).ShouldBe(["analyze", "plan", "approve", "apply", "shift", "bake"]);
    }

    [Fact]
    public void A_no_ends_it_with_who_and_why() =>
        Asking().Rejected(because: "not on a Friday").EndOf("v1").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Rejected), e => e.Sentence.ShouldBe("ada (slack) rejected it: not on a Friday; nothing was applied"));

    [Fact]
    public void A_no_holds_nothing_so_the_next_push_starts_by_itself() =>
        Asking().Rejected().Pushed("v2").Active.Stage.ShouldBeOfType<Stage.Analyzing>();

    [Fact]
    public void Without_an_answer_it_expires()
    {
        var story = Asking();
        story.Ticked(TimeSpan.FromHours(23)).Active.Stage.ShouldBeOfType<Stage.Approving>();
        story.Ticked(TimeSpan.FromHours(1)).EndOf("v1").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Expired), e => e.Sentence.ShouldBe("nobody answered until 2026-01-03 09:07 UTC; nothing was applied"));
    }

    [Fact]
    public void While_a_person_is_asked_nobody_is_told_that_it_is_slow_or_stalled()
    {
        var story = Asking().ToldEverything();
        var told = story.Told.Count;
        for (var hour = 0; hour < 20; hour++)
            story.Ticked(TimeSpan.FromHours(1));
        story.Told.Count.ShouldBe(told);
        story.Slot.Lease!.ExpiresAt.ShouldBe(AsksNow(story).Until);
    }

    [Fact]
    public void What_waits_for_an_answer_has_the_slot()
    {
        var story = Story.Of("web-app/prod").Pushed("v1").Planning().PlanMade().Reviewed(Passes).Pushed("v2").Pushed("v3");
        story.Active.Request.Tag.ShouldBe("v1");
        story.WaitingTags.ShouldBe(["v2", "v3"]);
    }

    [Fact]
    public void A_rollback_does_not_wait_for_an_answer()
    {
        var story = Asking().AskedBack("v0");
        story.EndOf("v1").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Cancelled), e => e.Sentence.ShouldBe("ada asked for v0: checkout is slow; nothing had been applied"));
    }

    [Fact]
    public void A_tag_that_moved_while_a_person_was_asked_stops_it() =>
        Asking().Approved().ReviewedAgain(digestNow: Catalogue.Digest("v2")).EndOf("v1").Sentence.ShouldEndWith("was planned; nothing was applied");

    [Fact]
    public void A_policy_that_denies_by_now_stops_what_was_approved() =>
        Asking().Approved().ReviewedAgain(Denies("no bucket is public")).EndOf("v1").Outcome.ShouldBe(Outcome.Rejected);

    [Fact]
    public void What_asks_for_more_than_was_approved_by_now_asks_again()
    {
        var story = Asking();
        var first = AsksNow(story).Token;
        story.Approved().ReviewedAgain(Asks("the bucket logs is destroyed"));
        AsksNow(story).Token.ShouldNotBe(first);
        AsksNow(story).Because.ShouldBe("ada (slack) approved something else, and this is new since then: the bucket logs is destroyed");
    }
}
