using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Feedback;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Feedback;

public class ThreadTests
{
    [Fact]
    public void A_stall_stands_out_and_the_next_step_does_not()
    {
        var story = Story.Of("web-app/dev").Released("v1").Pushed("v2").Shifting().Ticked(TimeSpan.FromDays(1)).HookAsked();
        var changes = story.Slot.Outbox.Select(c => c.Command).OfType<SlotCommand.Announce>().Select(a => a.Change).ToList();
        SlackThread.Line(changes.Single(c => c.Stalled)).ShouldNotBeNull().ShouldStartWith("🐢 nothing was heard for");
        changes.Where(c => !c.Stalled && !c.Progress).ShouldAllBe(c => !SlackThread.Line(c)!.StartsWith("🐢"));
    }

    // The thread once had the sign of a lock for what a person or a policy had refused.
    [Theory]
    [InlineData("rejected-by-a-person", "⛔")]
    [InlineData("denied", "⛔")]
    [InlineData("held", "🔒")]
    public void What_is_rejected_has_the_same_sign_in_the_thread_as_in_the_message_and_the_comment(string name, string sign)
    {
        var scenario = Scenarios.Named(name);
        scenario.Thread[^1].ShouldStartWith($"{sign} ");
        SlackReading.Of(scenario.Message).ShouldStartWith($"# {sign} ");
        scenario.Comment.ShouldContain($"\n### {sign} ");
    }

    [Fact]
    public void That_time_goes_on_is_no_reply()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Applying().Ticked(TimeSpan.FromMinutes(2));
        SlackThread.Line(story.Wanted<SlotCommand.Announce>()[^1].Change).ShouldBeNull();
    }

    [Fact]
    public void What_says_nothing_is_no_reply() =>
        SlackThread.Line(new DeploymentChanged
        {
            DeploymentId = "d", CorrelationId = "c", Service = "web-app", Environment = "dev", Tag = "v2", Digest = "sha256:0", Kind = DeploymentKind.Push, Stage = "plan", Sentence = " \u200B ",
        }).ShouldBeNull();
}
