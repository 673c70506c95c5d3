using System.Text.RegularExpressions;
using Delightful.Core.Answers;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Feedback;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Feedback;

/// <summary>What people are told to write is taken where they are told to write it, and nothing else is named there.</summary>
public class SaidTests
{
    private static readonly string Old = new('a', 40);
    private static readonly string New = new('b', 40);

    [Fact]
    public void While_it_shifts_and_is_watched_going_back_can_be_asked_for_in_both_places()
    {
        foreach (var story in (Story[])[Pushed().Shifting(), Pushed().Baking()])
            IsTaken(story, "v2", AnswerAction.Rollback, RollbackRequested.DetailType);
    }

    [Fact]
    public void The_release_that_serves_can_be_left_in_both_places() =>
        IsTaken(Pushed().Baking().BakedOut().Confirmed(), "v2", AnswerAction.Rollback, RollbackRequested.DetailType);

    [Fact]
    public void A_stalled_deployment_can_be_given_up_in_both_places() =>
        IsTaken(Pushed().Planning().Ticked(TimeSpan.FromMinutes(11)), "v2", AnswerAction.Unlock, UnlockRequested.DetailType);

    [Fact]
    public void A_hold_can_be_lifted_in_both_places() =>
        IsTaken(Pushed().Baking().AlarmWent().RolledBackBy(WorkStatus.Stopped), "v2", AnswerAction.Lift, HoldLiftRequested.DetailType);

    [Fact]
    public void A_comment_does_not_speak_for_another_change_and_the_chat_does()
    {
        var next = Pushed().Baking().BakedOut().Confirmed().Pushed("v3", commit: new string('c', 40));
        IsSaidInTheChatOnly(next, "v2", AnswerAction.Rollback);
        IsSaidInTheChatOnly(next.Planning().Ticked(TimeSpan.FromMinutes(11)).Pushed("v4", commit: new string('d', 40)), "v4", AnswerAction.Unlock);
        AnswerSubject.CommitOf(AnswerAction.Unlock, next.Slot).ShouldBe(new string('c', 40));
    }

    [Fact]
    public void After_a_rollback_the_release_that_serves_has_a_pull_request_of_its_own()
    {
        var story = Story.Of("web-app/dev").Released("v0").Released("v1", Old).Released("v2", New).AskedBack().AlarmsLookedAt().RolloutStarted().Shifted()
            .Rollout(WorkStatus.Succeeded).Ticked(TimeSpan.Zero).Confirmed();
        IsSaidInTheChatOnly(story, "v1", AnswerAction.Rollback, DeploymentKind.Rollback);
        IsTaken(story, "v1", AnswerAction.Lift, HoldLiftRequested.DetailType, DeploymentKind.Rollback);
    }

    [Fact]
    public void Where_the_chat_takes_no_answers_it_names_the_command_alone()
    {
        var shown = Shown(Pushed().Baking(), "v2");
        var message = SlackReading.Of(SlackMessage.Render(shown.Deployment, shown.Context with { Answerable = false }, shown.Now));
        message.ShouldNotContain("/delightful");
        message.ShouldContain("`delightful rollback web-app --env dev");
    }

    [Fact]
    public void Where_nothing_can_be_done_nothing_is_to_be_written()
    {
        foreach (var name in (string[])["analyzing", "planning", "applying", "migrating", "rolling-back", "first", "failed", "apply-failed", "superseded", "waiting"])
            Scenarios.Named(name).ShouldSatisfyAllConditions(s => s.Comment.ShouldNotContain("`/delightful "), s => SlackReading.Of(s.Message).ShouldNotContain("`/delightful "));
    }

    private static Story Pushed() => Story.Of("web-app/dev").Released("v1", Old).Pushed("v2", commit: New);

    /// <summary>What both places say to write is read from there, is about this change, and becomes the event that it should.</summary>
    private static void IsTaken(Story story, string tag, AnswerAction action, string detailType, DeploymentKind kind = DeploymentKind.Push)
    {
        var shown = Shown(story, tag, kind);
        var said = Said(shown.Comment, "comment", action).ShouldNotBeNull();
        Said(SlackReading.Of(shown.Message), "write", action).ShouldBe(said);
        var command = AnswerCommand.InComment(said).ShouldNotBeNull();
        var place = AnswerPlace.Find(command, [Catalogue.Service()], out var wrong).ShouldNotBeNull(wrong?.Message);
        if (AnswerSubject.IsAboutAChange(action))
            AnswerSubject.CommitOf(action, story.Slot).ShouldBe(CommentPlace.CommitOf(shown.Deployment));
        var answer = new Answer { Action = action, Slot = place.Slots.ShouldHaveSingleItem(), By = Catalogue.Ada, Id = "1", At = story.Now };
        AnswerDecider.Decide(answer, story.Slot, story.Now).ShouldBeOfType<AnswerVerdict.Taken>().DetailType.ShouldBe(detailType);
    }

    private static void IsSaidInTheChatOnly(Story story, string tag, AnswerAction action, DeploymentKind kind = DeploymentKind.Push)
    {
        var shown = Shown(story, tag, kind);
        Said(shown.Comment, "comment", action).ShouldBeNull();
        shown.Comment.ShouldContain($"`delightful {action.Word()} web-app --env dev ");
        Said(SlackReading.Of(shown.Message), "write", action).ShouldNotBeNull();
    }

    private static string? Said(string shown, string verb, AnswerAction action) =>
        Regex.Match(shown, $"{verb} `(/delightful {action.Word()} [^`]*)` here, or run `delightful ") is { Success: true } found ? found.Groups[1].Value : null;

    private static Scenario Shown(Story story, string tag, DeploymentKind kind = DeploymentKind.Push)
    {
        var deployment = story.Newest(tag, kind);
        return new Scenario(deployment, FeedbackContext.Of(story.Slot, deployment, story.Now) with { Answerable = true }, story.Now);
    }
}
