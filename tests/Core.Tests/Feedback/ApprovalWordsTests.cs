using System.Text.RegularExpressions;
using Delightful.Core.Answers;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Gate;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Feedback;

/// <summary>What the comment and the message say to those who are asked.</summary>
public class ApprovalWordsTests
{
    private static Scenario Shown(Story story, string tag, DeploymentKind kind = DeploymentKind.Push)
    {
        var deployment = story.Newest(tag, kind);
        return new Scenario(deployment, FeedbackContext.Of(story.Slot, deployment, story.Now), story.Now);
    }

    private static Story Asking(string slot = "web-app/dev") => Story.Of(slot, s => s with { Approvals = new ApprovalSettings { Approvers = [new Approver("ada", Slack: "U0ADA0001"), new Approver("grace")] } })
        .Pushed("v1").Planning().PlanMade().Reviewed(Reviews.Asks("the table orders is destroyed"));

    [Fact]
    public void Whoever_is_asked_reads_why_until_when_by_whom_and_the_exact_commands()
    {
        var shown = Shown(Asking(), "v1");
        foreach (var text in (string[])[shown.Comment, shown.Message.ToString()])
        {
            text.ShouldContain("the table orders is destroyed");
            text.ShouldContain("ada, grace");
            text.ShouldContain("2026-01-03 09:01 UTC");
            text.ShouldContain("delightful approve web-app --env dev --reason");
            text.ShouldContain("delightful reject web-app --env dev --reason");
            text.ShouldNotContain("DEPLOY", Case.Sensitive);
        }
    }

    [Theory]
    [InlineData("asks", AnswerAction.Approve, null)]
    [InlineData("asks", AnswerAction.Reject, null)]
    [InlineData("asks-in-production", AnswerAction.Approve, "DEPLOY")]
    [InlineData("asks-in-production", AnswerAction.Reject, null)]
    [InlineData("promotion", AnswerAction.Approve, null)]
    public void What_a_comment_says_to_write_is_what_an_answer_is_read_from(string name, AnswerAction action, string? word)
    {
        var scenario = Scenarios.Named(name);
        var said = Regex.Match(scenario.Comment, $"comment `(/delightful {action.Word()} [^`]*)` here, or run `delightful {action.Word()} ").Groups[1].Value;
        var command = AnswerCommand.InComment(said).ShouldNotBeNull();
        command.Action.ShouldBe(action);
        var place = AnswerPlace.Find(command, [Catalogue.Service(), Catalogue.Service() with { Service = "other" }], out var wrong).ShouldNotBeNull(wrong?.Message);
        place.Slots.ShouldHaveSingleItem().ToString().ShouldBe(scenario.Deployment.Slot);
        var answer = new Answer { Action = action, Slot = place.Slots[0], By = Catalogue.Grace, Id = "1", At = scenario.Now }.WithWords(place.Reason);
        answer.Confirmation.ShouldBe(word);
        SlackReading.Of(scenario.Message).ShouldContain($"write `{said}` here, or run `delightful {action.Word()} ");
    }

    [Fact]
    public void Where_no_approver_is_known_only_the_command_is_named()
    {
        var story = Story.Of("web-app/dev", s => s with { Approvals = new ApprovalSettings { Approvers = [new Approver("ada", Aws: "arn:aws:iam::123456789012:user/ada")] } })
            .Pushed("v1").Planning().PlanMade().Reviewed(Reviews.Asks("the table orders is destroyed"));
        Shown(story, "v1").Comment.ShouldSatisfyAllConditions(c => c.ShouldNotContain("/delightful approve"), c => c.ShouldContain("`delightful approve web-app --env dev"));
    }

    [Fact]
    public void Who_approved_and_why_stands_there_when_it_goes_on() => Scenarios.Named("sticky-approval").Comment.ShouldSatisfyAllConditions(
        c => c.ShouldContain("**Decided**\n\n- approved by ada \\(slack\\), 09:09 UTC: it was looked at"), c => c.ShouldContain("The approval of ada \\(slack\\) still holds"));

    [Fact]
    public void In_production_the_command_has_the_word() => Shown(Asking("web-app/prod"), "v1").Comment.ShouldContain("--confirm DEPLOY");

    [Fact]
    public void What_is_approved_or_rejected_is_not_asked_any_more()
    {
        Shown(Asking().Approved(), "v1").Comment.ShouldNotContain("delightful approve");
        Shown(Asking().Rejected(), "v1").Comment.ShouldSatisfyAllConditions(
            c => c.ShouldContain("rejected it: it was looked at"), c => c.ShouldNotContain("delightful approve"), c => c.ShouldNotContain("hold lift"));
    }

    [Fact]
    public void A_preview_says_what_would_be_and_offers_no_answer()
    {
        var tag = $"pr-7-{new string('a', 40)}";
        var story = Story.Of("web-app/dev").Released("v0").Pushed(tag, commit: new string('a', 40)).Planning().PlanMade().Reviewed(Reviews.Asks("the table orders is destroyed"));
        var shown = Shown(story, tag, DeploymentKind.Preview);
        shown.Comment.ShouldContain("would wait for approval: the table orders is destroyed");
        shown.Comment.ShouldNotContain("delightful approve");
        CommitStatus.Of(shown.Deployment)!.State.ShouldBe("success");
        CommentPlace.CommitOf(shown.Deployment).ShouldBe(new string('a', 40));
    }
}
