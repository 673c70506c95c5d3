using Delightful.Core.Analysis;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Plans;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Feedback;

/// <summary>The first comment is written when there is something to read.</summary>
public class FirstCommentTests
{
    private static readonly PlanSummary Nothing = new(0, 0, 0, 0, ImageOnly: false, [], Drift: 0);

    // It once was written at the push, so that what changed nothing had one all the same.
    [Fact]
    public void What_changes_nothing_and_asks_for_nothing_gets_none_from_its_push_to_its_release()
    {
        var story = Pushed();
        var seen = new List<bool> { FirstComment.IsDue(story.Active) };
        foreach (var next in (Action[])
        [
            () => story.Analyzed(), () => story.PlanStarted(), () => story.PlanMade(), () => Planned(story, Nothing), () => story.ApplyStarted(), () => story.Applied(),
            () => story.AlarmsLookedAt().RolloutStarted(), () => story.Shifted(), () => story.BakedOut(), () => story.Confirmed(),
        ])
        {
            next();
            seen.Add(FirstComment.IsDue(story.Newest("v2")));
        }

        story.EndOf("v2").Outcome.ShouldBe(Outcome.Released);
        seen.ShouldAllBe(isDue => !isDue);
    }

    [Fact]
    public void It_is_written_as_soon_as_the_plan_is_known_and_changes_something()
    {
        var story = Pushed();
        FirstComment.IsDue(story.Active).ShouldBeFalse();
        FirstComment.IsDue(story.Planning().PlanMade().Active).ShouldBeFalse();
        FirstComment.IsDue(Planned(story, Catalogue.OneTaskDefinition).Active).ShouldBeTrue();
    }

    [Fact]
    public void What_fails_before_a_plan_gets_one()
    {
        var refused = Pushed();
        refused.Happens(new SlotEvent.AnalysisCompleted(refused.Active.Id, false, null, [], "DLT-1007: 'port' must be a whole number"));
        FirstComment.IsDue(refused.Newest("v2")).ShouldBeTrue();
        FirstComment.IsDue(Pushed().Planning().BuildFailed("no such module").Newest("v2")).ShouldBeTrue();
    }

    [Fact]
    public void What_stands_still_before_a_plan_gets_one()
    {
        FirstComment.IsDue(Pushed().Planning().Ticked(TimeSpan.FromMinutes(11)).Active).ShouldBeTrue();
        FirstComment.IsDue(Pushed().Pushed("v3").Newest("v3")).ShouldBeTrue("it waits");
        FirstComment.IsDue(Scenarios.Named("late").Deployment).ShouldBeTrue("it takes longer than usual");
    }

    [Fact]
    public void What_never_starts_or_is_given_up_before_a_plan_gets_one()
    {
        FirstComment.IsDue(Scenarios.Named("held").Deployment).ShouldBeTrue();
        FirstComment.IsDue(Pushed().Pushed("v3").Pushed("v4").Newest("v3")).ShouldBeTrue("a newer push took its place");
        FirstComment.IsDue(Scenarios.Named("cancelled").Deployment).ShouldBeTrue();
    }

    [Fact]
    public void A_rollback_by_hand_gets_one_at_once() =>
        FirstComment.IsDue(Story.Of("web-app/dev").Released("v1").Released("v2").AskedBack().Active).ShouldBeTrue();

    [Fact]
    public void What_changes_nothing_gets_one_when_it_asks_fails_or_says_something()
    {
        var quiet = Scenarios.Named("released").Deployment with { Plan = Nothing, Recommendations = [], Notes = [] };
        FirstComment.IsDue(quiet).ShouldBeFalse();
        foreach (var (loud, why) in new[]
        {
            (quiet with { Plan = Nothing with { Drift = 1 } }, "something drifted"), (quiet with { Plan = Nothing with { Move = 1 } }, "something gets another address"),
            (quiet with { Plan = Nothing with { Import = 1 } }, "something is taken over"), (quiet with { Recommendations = [new Recommendation("a", "b", null)] }, "there is a recommendation"),
            (quiet with { Notes = ["an alarm is missing"] }, "there is a note"), (quiet with { Tested = new TestReport(false, "failed", null) }, "its tests failed"),
            (quiet with { Decisions = Scenarios.Named("approved").Deployment.Decisions }, "a person was asked"),
            (quiet with { Stage = new Stage.Ended(Outcome.RolledBack, "the alarm", quiet.AcceptedAt) }, "it was rolled back"),
        })
            FirstComment.IsDue(loud).ShouldBeTrue(why);
    }

    [Fact]
    public void What_serves_already_gets_none() =>
        FirstComment.IsDue(Scenarios.Named("released").Deployment with { Plan = null, Timeline = [] }).ShouldBeFalse();

    [Fact]
    public void A_preview_that_would_change_nothing_gets_none_and_one_that_would_gets_one()
    {
        var preview = Scenarios.Named("previewed").Deployment;
        FirstComment.IsDue(preview).ShouldBeTrue();
        FirstComment.IsDue(preview with { Plan = Nothing, Recommendations = [], Notes = [] }).ShouldBeFalse();
    }

    private static Story Pushed() => Story.Of("web-app/dev").Released("v1").Pushed("v2");

    private static Story Planned(Story story, PlanSummary plan) =>
        story.Happens(new SlotEvent.PlanReviewed(story.IdOf<SlotCommand.ReviewPlan>(), plan, story.Active.Request.Digest, Reviews.Passes));
}
