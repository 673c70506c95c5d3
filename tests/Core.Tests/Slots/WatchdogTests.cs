using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class WatchdogTests
{
    private static Story Applying() => Story.Of("web-app/dev").Pushed("v1").Applying();

    [Fact]
    public void A_stall_is_told_once()
    {
        var story = Applying().Ticked(TimeSpan.FromMinutes(10));
        story.Told[^1].Sentence.ShouldBe("nothing has moved for 10 m 0 s in apply");
        var told = story.ToldEverything().Told.Count;
        story.Ticked(TimeSpan.FromMinutes(10)).Told.Count.ShouldBe(told);
    }

    [Fact]
    public void A_new_stall_in_the_next_stage_is_told_again() =>
        Applying().Ticked(TimeSpan.FromMinutes(10)).ToldEverything().Applied().Ticked(TimeSpan.FromMinutes(10))
            .Told.Count(t => t.Sentence.StartsWith("nothing has moved", StringComparison.Ordinal)).ShouldBe(2);

    [Fact]
    public void A_command_that_nobody_confirmed_is_due_again_after_a_while()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Analyzed();
        var decision = SlotDecider.Decide(story.Slot, new SlotEvent.Ticked(), story.Now + TimeSpan.FromSeconds(90));
        decision.Due(story.Slot).ShouldContain(c => c.Command is SlotCommand.StartPlan);
        SlotDecider.Decide(story.Slot, new SlotEvent.Ticked(), story.Now + TimeSpan.FromSeconds(89)).HasChanged.ShouldBeFalse();
    }

    [Fact]
    public void Nothing_is_asked_while_there_is_news()
    {
        var story = Applying();
        TruthQuestion.For(story.Slot, story.Now + TimeSpan.FromMinutes(1)).ShouldBeEmpty();
    }

    [Fact]
    public void A_build_without_news_is_asked_about()
    {
        var story = Applying();
        TruthQuestion.For(story.Slot, story.Now + TimeSpan.FromMinutes(2)).ShouldHaveSingleItem()
            .ShouldBeOfType<TruthQuestion.Build>().BuildId.ShouldBe("apply-build");
    }

    [Fact]
    public void Work_that_is_still_to_be_started_is_not_asked_about()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Analyzed();
        TruthQuestion.For(story.Slot, story.Now + TimeSpan.FromHours(1)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("shift")]
    [InlineData("bake")]
    [InlineData("rollback")]
    public void A_rollout_without_news_is_asked_about(string stage)
    {
        var story = Story.Of("web-app/dev").Released("v0").Pushed("v1").Shifting();
        if (stage == "bake")
            story.Shifted();
        if (stage == "rollback")
            story.AlarmWent();
        story.Active.Stage.Name.ShouldBe(stage);
        TruthQuestion.For(story.Slot, story.Now + TimeSpan.FromMinutes(2)).ShouldHaveSingleItem()
            .ShouldBeOfType<TruthQuestion.Rollout>().Driver.ShouldBe("codedeploy");
    }

    [Fact]
    public void What_was_learned_by_asking_is_counted()
    {
        var story = Applying();
        var command = story.Active.Stage.ShouldBeOfType<Stage.Applying>().Command;
        story.Happens(new SlotEvent.BuildChanged(command, "apply-build", WorkStatus.Succeeded, Catalogue.RolloutOf(Catalogue.Digest("v1"))) { Synthetic = true });
        story.Active.Synthesised.ShouldBe(1);
    }

    [Fact]
    public void A_sign_of_life_keeps_the_lease()
    {
        var story = Applying().After(TimeSpan.FromMinutes(1)).Build(WorkStatus.Running);
        story.Slot.Lease!.ExpiresAt.ShouldBe(story.Now + TimeSpan.FromMinutes(5));
    }
}
