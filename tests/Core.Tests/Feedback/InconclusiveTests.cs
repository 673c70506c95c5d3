using Delightful.Core.Answers;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Gate;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Feedback;

/// <summary>A plan that nobody could judge is another question than one in which something was found.</summary>
public class InconclusiveTests
{
    private const string Why = "the organisation's policies could not be asked: they did not answer within 10 s";

    [Fact]
    public void It_is_told_apart_from_every_other_question_wherever_people_look()
    {
        var (doubt, question) = (Scenarios.Named("inconclusive"), Scenarios.Named("asks"));
        doubt.Comment.ShouldContain("### ❓ web-app → dev: inconclusive, waits for approval");
        doubt.Comment.ShouldContain("| Approval | ❓ inconclusive, waits for approval |");
        doubt.Message.Text.ShouldStartWith("❓ web-app → dev: inconclusive, waits for approval v2.");
        doubt.Thread[^1].ShouldStartWith("❓ v2 waits for approval");
        CommitStatus.Of(doubt.Deployment)!.Description.ShouldStartWith("inconclusive, waits for approval: the plan could not be judged");
        SlotWords.Of(Slot.Empty(new SlotKey("web-app", "dev")) with { Active = doubt.Deployment }, doubt.Now).ShouldContain("is at approval, because nobody could judge its plan");
        foreach (var text in (string[])[question.Comment, question.Message.ToString(), .. question.Thread])
            text.ShouldSatisfyAllConditions(t => t.ShouldNotContain("❓"), t => t.ShouldNotContain("inconclusive"));
    }

    [Fact]
    public void It_says_what_could_not_be_determined_why_and_what_an_approval_means()
    {
        var scenario = Scenarios.Named("inconclusive");
        foreach (var text in (string[])[scenario.Comment, SlackReading.Of(scenario.Message)])
        {
            text.ShouldContain($"The plan could not be judged, because {Why}");
            text.ShouldContain($"not determined: {Why}");
            text.ShouldContain("your approval stands in for them");
            text.ShouldContain("delightful approve web-app --env dev");
        }
    }

    [Fact]
    public void Its_risk_is_not_called_low() => Scenarios.Named("inconclusive").Comment.ShouldSatisfyAllConditions(
        c => c.ShouldContain("**Risk not determined, 20 of 100 as far as could be judged**"), c => c.ShouldNotContain(", low"));

    [Fact]
    public void Once_somebody_approved_it_nothing_is_asked_any_more()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Planning().PlanMade().Reviewed(new PlanReview { Verdict = ReviewVerdict.Inconclusive });
        Doubts.IsInconclusive(story.Active).ShouldBeTrue();
        Doubts.Of(story.Active.Review!).ShouldBe(["there is no review of it"]);
        Doubts.IsInconclusive(story.Approved().Active).ShouldBeFalse();
    }

    [Fact]
    public void What_could_not_be_looked_at_is_a_doubt_and_no_finding() =>
        ReviewWords.Effect(new RiskItem(RiskWords.NotLookedAt, "is too large to be held against the policies", "aws_a.x", RiskEffect.Ask)).ShouldBe("not determined");
}
