using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class SmokeTests
{
    private static Story Asked() => Story.Of("web-app/dev").Released("v1").Pushed("v2").Shifting().GreenPassed().HookAsked();

    [Fact]
    public void The_second_hook_tests_production() =>
        Asked().Wanted<SlotCommand.SmokeTest>().ShouldHaveSingleItem().Target.ServiceUrl.ShouldBe("http://127.0.0.1:8080");

    [Fact]
    public void Production_that_passes_is_watched_for_the_bake()
    {
        var story = Asked().SmokeTested(Catalogue.Passed);
        story.Active.Stage.ShouldBeOfType<Stage.Baking>().Until.ShouldBe(story.Now + TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void Production_that_fails_gives_the_traffic_back_and_says_what_failed()
    {
        var story = Asked().SmokeTested(Catalogue.Failed("/version tells v1"));
        story.Wanted<SlotCommand.AnswerHook>().ShouldHaveSingleItem().Passed.ShouldBeFalse();
        story.RolledBackBy(WorkStatus.Failed).EndOf("v2").Sentence.ShouldStartWith("the smoke test after the shift failed: /version tells v1; v1 serves");
    }

    [Fact]
    public void The_release_before_failing_its_own_smoke_test_is_a_failure_and_still_holds_the_image()
    {
        var story = Asked().AlarmWent().Rollout(WorkStatus.Stopped).SmokeTested(Catalogue.Failed("/health answered 503"));
        story.EndOf("v2").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Failed), e => e.Sentence.ShouldEndWith("v1 should serve again but its smoke test failed: /health answered 503"));
        story.Slot.RefusedDigests.ShouldContain(Catalogue.Digest("v2"));
    }
}
