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
        story.Told[^1].Sentence.ShouldBe("nothing was heard for 10 m 0 s in apply");
        var told = story.ToldEverything().Told.Count;
        story.Ticked(TimeSpan.FromMinutes(10)).Told.Count.ShouldBe(told);
    }

    [Fact]
    public void A_new_stall_in_the_next_stage_is_told_again() =>
        Applying().Ticked(TimeSpan.FromMinutes(10)).ToldEverything().Applied().Ticked(TimeSpan.FromMinutes(10))
            .Told.Count(t => t.Sentence.StartsWith("nothing was heard", StringComparison.Ordinal)).ShouldBe(2);

    [Fact]
    public void Work_that_the_cloud_says_is_running_is_slow_and_has_not_stalled()
    {
        var story = Applying();
        foreach (var _ in Enumerable.Range(1, 10))
            story.After(TimeSpan.FromMinutes(1)).Build(WorkStatus.Running).Happens(new SlotEvent.Ticked());
        story.Active.Stalled.ShouldBeFalse();
        story.Told[^1].Sentence.ShouldBe("apply takes 10 m 0 s so far; 0 verified deployments are too few to say whether that is long");
    }

    [Fact]
    public void A_stage_that_takes_longer_than_nine_of_ten_before_it_is_told_once()
    {
        var story = Story.Of("web-app/dev");
        foreach (var n in Enumerable.Range(1, 9))
            story.Pushed($"v{n}").Applying().After(TimeSpan.FromSeconds(10 * n)).Applied().AlarmsLookedAt().RolloutStarted().Shifted().BakedOut().Confirmed().ToldEverything();
        story.Pushed("v10").Applying().Ticked(TimeSpan.FromSeconds(90)).Told[^1].Sentence.ShouldBe("the plan is being applied");
        story.Ticked(TimeSpan.FromSeconds(1)).Told[^1].Sentence.ShouldBe("apply takes 1 m 31 s so far; nine of ten before it took at most 1 m 30 s");
        var told = story.Told.Count;
        story.Ticked(TimeSpan.FromSeconds(30)).Told.Count.ShouldBe(told);
    }

    [Fact]
    public void People_see_how_far_it_is_every_two_minutes()
    {
        var story = Applying().Ticked(TimeSpan.FromSeconds(119));
        story.Told[^1].Sentence.ShouldBe("the plan is being applied");
        story.Ticked(TimeSpan.FromSeconds(1)).Told[^1].Sentence.ShouldBe("apply goes on, 2 m 0 s so far");
        story.Wanted<SlotCommand.Announce>()[^1].Change.Progress.ShouldBeTrue();
    }

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
