using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Feedback;

/// <summary>Whoever sees a version go reads that what Terraform did does not go with it.</summary>
public class AppliedWordsTests
{
    [Theory]
    [InlineData("rolled-back", "Infrastructure is not reverted: what was applied stays, and only the image went back.")]
    [InlineData("smoke-failed", "Infrastructure is not reverted: what was applied stays, and only the image went back.")]
    [InlineData("rolling-back", "Infrastructure is not reverted: what was applied stays, and only the image goes back.")]
    [InlineData("rollback-failed", "Infrastructure is not reverted: what was applied stays.")]
    [InlineData("migration-failed", "Infrastructure is not reverted: what was applied stays.")]
    [InlineData("rollback-by-hand", "Infrastructure is not reverted: only the image went back.")]
    public void That_infrastructure_is_not_reverted_stands_in_the_comment_and_in_the_message(string name, string sentence)
    {
        var scenario = Scenarios.Named(name);
        scenario.Comment.ShouldContain($"\n\n{sentence}\n\n");
        SlackReading.Of(scenario.Message).ShouldContain($"\n\n{sentence}\n\n");
    }

    [Theory]
    [InlineData("released")]
    [InlineData("baking")]
    [InlineData("failed")]
    [InlineData("denied")]
    [InlineData("expired")]
    [InlineData("cancelled")]
    [InlineData("worker-taken-back")]
    public void Where_nothing_was_applied_or_nothing_went_back_it_is_not_said(string name)
    {
        var scenario = Scenarios.Named(name);
        scenario.Comment.ShouldNotContain("not reverted");
        SlackReading.Of(scenario.Message).ShouldNotContain("not reverted");
    }

    [Fact]
    public void A_rollback_that_is_under_way_says_it_too() =>
        AppliedWords.Of(Back().Active).ShouldBe("Infrastructure is not reverted: only the image goes back.");

    [Fact]
    public void A_rollback_that_applies_a_release_again_tells_of_its_plan() =>
        AppliedWords.Of(Back().Active with { Plan = Catalogue.OneTaskDefinition }).ShouldBeNull();

    [Fact]
    public void A_rollback_that_changed_nothing_says_nothing() =>
        AppliedWords.Of(Story.Of("web-app/dev").Released("v1").AskedBack("v1").Newest("v1", DeploymentKind.Rollback)).ShouldBeNull();

    [Fact]
    public void An_apply_that_was_let_finish_for_a_rollback_stays()
    {
        var left = Story.Of("web-app/dev").Released("v1").Released("v2").Pushed("v3").Judged(GivenPlan.Larger).ApplyStarted().AskedBack().Applied().Newest("v3");
        left.Stage.ShouldBeOfType<Stage.Ended>().Outcome.ShouldBe(Outcome.Cancelled);
        AppliedWords.Of(left).ShouldBe("Infrastructure is not reverted: what was applied stays.");
    }

    private static Story Back() => Story.Of("web-app/dev").Released("v1").Released("v2").AskedBack();
}
