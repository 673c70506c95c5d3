using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Slots;
using static Delightful.Core.Tests.Slots.Reviews;

namespace Delightful.Core.Tests.Slots;

/// <summary>An approval is of a plan and of what asks in it. It outlives a new plan that asks for the same, and no other.</summary>
public class StickyApprovalTests
{
    private static Story StaleAfterApproval() => Story.Of("web-app/dev").Pushed("v1").Planning().PlanMade().Reviewed(Asks("the table orders is destroyed"))
        .Approved().ReviewedAgain().ApplyStarted().BuildFailed("stale-plan: the state changed").PlanStarted().PlanMade("v1 again");

    [Fact]
    public void A_new_plan_that_asks_for_the_same_is_applied_under_the_old_approval()
    {
        var story = StaleAfterApproval().Reviewed(Asks("the table orders is destroyed"));
        story.Active.Stage.ShouldBeOfType<Stage.Applying>().Artifact.Sha256.ShouldBe("hash-of-v1 again");
        story.Active.Notes.ShouldContain("the approval of ada (slack) still holds: it was planned again and asks for nothing else");
        story.Active.Decisions.Length.ShouldBe(1);
    }

    [Fact]
    public void A_new_plan_that_asks_for_something_else_asks_again_and_says_why() =>
        StaleAfterApproval().Reviewed(Asks("the table orders is destroyed", "the bucket logs is destroyed")).Active.Stage
            .ShouldBeOfType<Stage.Approving>().Because.ShouldStartWith("ada (slack) approved something else");

    [Fact]
    public void The_approval_of_the_old_plan_does_not_approve_the_new_one()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Planning().PlanMade().Reviewed(Asks("the table orders is destroyed"));
        var first = story.Active.Stage.ShouldBeOfType<Stage.Approving>().Token;
        story.Approved().ReviewedAgain().ApplyStarted().BuildFailed("stale-plan: the state changed").PlanStarted().PlanMade("v1 again")
            .Reviewed(Asks("the bucket logs is destroyed"));
        story.Approved(token: first).Active.Stage.ShouldBeOfType<Stage.Approving>().IsApproved.ShouldBeFalse();
        story.Wanted<SlotCommand.StartApply>().ShouldBeEmpty();
        story.Active.Notes.ShouldContain(n => n.Contains("DLT-2011", StringComparison.Ordinal));
    }

    [Fact]
    public void An_approval_that_has_expired_is_asked_for_again()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Planning().PlanMade().Reviewed(Asks("the table orders is destroyed"))
            .Approved().ReviewedAgain().ApplyStarted().After(TimeSpan.FromHours(25)).BuildFailed("stale-plan: the state changed").PlanStarted().PlanMade("v1 again")
            .Reviewed(Asks("the table orders is destroyed"));
        story.Active.Stage.ShouldBeOfType<Stage.Approving>().Because.ShouldStartWith("the approval of ada (slack) has expired");
    }

    [Fact]
    public void A_plan_that_could_not_be_judged_this_time_asks_again() =>
        StaleAfterApproval().Reviewed(Asks("the table orders is destroyed") with { Verdict = ReviewVerdict.Inconclusive }).Active.Stage.ShouldBeOfType<Stage.Approving>();
}
