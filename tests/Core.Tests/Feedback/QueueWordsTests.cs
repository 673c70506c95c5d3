using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Feedback;

/// <summary>Who waits reads since when, for whom, and what can be done about it.</summary>
public class QueueWordsTests
{
    [Fact]
    public void A_waiting_deployment_is_told_since_when_it_waits_for_whom_and_at_which_place()
    {
        var waiting = Scenarios.Named("waiting");
        waiting.Comment.ShouldContain("Waits since 09:08 UTC for v2 \\(Analyze\\); place 1 of 1; it starts by itself; no forecast yet \\(1 of 5 verified deployments\\).");
        CommitStatus.Of(waiting.Deployment)!.State.ShouldBe("pending");
    }

    [Fact]
    public void What_is_ahead_stands_there_with_a_link_to_its_work()
    {
        var (row, stalled) = (Scenarios.Named("waiting-behind-a-question"), Scenarios.Named("waiting-behind-a-stall"));
        stalled.Comment.ShouldContain("**Ahead of it**\n\n- `v2`: Plan since 09:07 UTC, [its work](http://127.0.0.1/plan), deployment `20260102T090700Z-");
        SlackReading.Of(stalled.Message).ShouldContain("Ahead of it `v2`: Plan since 09:07 UTC, [its work](http://127.0.0.1/plan)\n");
        row.Comment.ShouldContain("\n- `v3`: waits since 09:0");
        row.Comment.ShouldContain("; place 2 of 2; ");
        SlackReading.Of(row.Message).ShouldContain(", then `v3`\n");
    }

    [Fact]
    public void When_it_starts_is_told_once_enough_deployments_tell() =>
        Scenarios.Named("waiting-with-a-forecast").Comment.ShouldContain("it starts by itself, in about ");

    // It once said that nobody can tell when, where somebody has to do something.
    [Fact]
    public void Behind_a_stall_it_is_told_what_has_stalled_and_what_to_do()
    {
        var waiting = Scenarios.Named("waiting-behind-a-stall");
        waiting.Comment.ShouldContain("for v2, which has stalled: nothing has been heard of its step Plan since 09:07 UTC; place 1 of 1; it starts by itself once that goes on and ends, or somebody gives it up.");
        waiting.Comment.ShouldContain("If that is over, give it up, and this one starts: `delightful unlock web-app --env dev --deployment ");
        SlackReading.Of(waiting.Message).ShouldContain("write `/delightful unlock web-app/dev` here, or run `delightful unlock ");
    }

    [Fact]
    public void Behind_a_question_it_is_told_until_when_an_answer_is_waited_for()
    {
        var waiting = Scenarios.Named("waiting-behind-a-question");
        waiting.Comment.ShouldContain("for v2, which waits for approval until 2026-01-03 09:");
        waiting.Comment.ShouldContain("- Answer v2, which is ahead and waits for approval");
    }

    [Fact]
    public void Nobody_reads_that_nobody_can_tell()
    {
        foreach (var name in Scenarios.All.Keys.Where(name => Scenarios.Named(name).Deployment.Stage is Stage.Waiting))
            Scenarios.Named(name).ShouldSatisfyAllConditions(s => s.Comment.ShouldNotContain("nobody can tell"), s => SlackReading.Of(s.Message).ShouldNotContain("nobody can tell"));
    }

    [Fact]
    public void A_long_queue_is_counted_and_not_listed()
    {
        var story = Story.Of("web-app/prod").Released("v0").Pushed("v1").Planning();
        foreach (var n in Enumerable.Range(2, 10))
            story.Pushed($"v{n}");
        var last = story.Newest("v11");
        var shown = new Scenario(last, FeedbackContext.Of(story.Slot, last, story.Now), story.Now);
        shown.Comment.ShouldContain("- … and 5 more");
        SlackReading.Of(shown.Message).ShouldContain("`v6` and 4 more\n");
    }
}
