using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class GreenTests
{
    private static Story Asked() => Story.Of("web-app/dev").Released("v1").Pushed("v2").Shifting().HookAsked();

    /// <summary>Found by simulation: a process that had stood still created a rollout again after the first one was over.</summary>
    [Fact]
    public void The_hook_of_a_rollout_that_nobody_waits_for_is_told_no_once()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Shifting();
        var command = ((Stage.Shifting)story.Active.Stage).Command;
        story.Shifted().BakedOut().Confirmed().ToldEverything();

        story.Happens(new SlotEvent.HookInvoked(command, "d-late", "late hook"));

        var (id, no) = story.Slot.Outbox.Select(c => (c.Id, c.Command as SlotCommand.AnswerHook)).ShouldHaveSingleItem();
        no.ShouldBe(new SlotCommand.AnswerHook("codedeploy", "d-late", "late hook", Passed: false));
        story.Happens(new SlotEvent.CommandDone(id)).Happens(new SlotEvent.HookInvoked(command, "d-late", "late hook")).Slot.Outbox.ShouldBeEmpty();
    }

    [Fact]
    public void The_first_hook_tests_green_on_the_test_listener() =>
        Asked().Wanted<SlotCommand.TestGreen>().ShouldHaveSingleItem().Target.TestUrl.ShouldBe("http://127.0.0.1:8081");

    [Fact]
    public void Green_that_passes_is_told_yes() =>
        Asked().GreenTested(Catalogue.Passed).Wanted<SlotCommand.AnswerHook>().ShouldHaveSingleItem().Passed.ShouldBeTrue();

    [Fact]
    public void Green_that_fails_never_gets_traffic_and_ends_rolled_back_saying_so()
    {
        var story = Asked().GreenTested(Catalogue.Failed("/health answered 503"));
        story.Wanted<SlotCommand.AnswerHook>().ShouldHaveSingleItem().Passed.ShouldBeFalse();
        story.RolledBackBy(WorkStatus.Failed).EndOf("v2").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.RolledBack),
            e => e.Sentence.ShouldStartWith("green failed its test: /health answered 503; production traffic never moved; v1 serves"));
    }

    [Fact]
    public void A_hook_before_the_answer_to_the_create_call_tells_which_rollout_it_is() =>
        Story.Of("web-app/dev").Pushed("v1").Applying().Applied().AlarmsLookedAt().HookAsked()
            .Active.Stage.ShouldBeOfType<Stage.Shifting>().RolloutId.ShouldNotBeNull();

    // Every repetition of a hook put another answer in the outbox.
    [Fact]
    public void A_repeated_hook_is_answered_once()
    {
        var story = Asked();
        var again = story.Events[^1];
        story.GreenTested(Catalogue.Passed).Done<SlotCommand.AnswerHook>().Happens(again);
        story.Wanted<SlotCommand.AnswerHook>().ShouldBeEmpty();
        story.Wanted<SlotCommand.TestGreen>().ShouldBeEmpty();
    }

    [Fact]
    public void A_hook_of_a_rollout_that_is_being_stopped_is_told_no() =>
        Story.Of("web-app/dev").Released("v1").Pushed("v2").Shifting().AlarmWent().HookAsked()
            .Wanted<SlotCommand.AnswerHook>().ShouldHaveSingleItem().Passed.ShouldBeFalse();

    [Fact]
    public void A_yes_that_was_not_yet_given_is_taken_back_when_the_rollout_is_to_stop() =>
        Asked().GreenTested(Catalogue.Passed).AlarmWent().Wanted<SlotCommand.AnswerHook>().ShouldBeEmpty();

    // The deployment ended while its rollout ran on; a verdict that cannot be had is a bad verdict.
    [Fact]
    public void A_test_of_green_that_can_never_run_counts_as_failed()
    {
        var story = Asked();
        story.Happens(new SlotEvent.CommandFailed(story.IdOf<SlotCommand.TestGreen>(), "the test listener has no address"));
        story.Wanted<SlotCommand.AnswerHook>().ShouldHaveSingleItem().Passed.ShouldBeFalse();
        story.Active.Stage.ShouldBeOfType<Stage.Shifting>();
    }
}
