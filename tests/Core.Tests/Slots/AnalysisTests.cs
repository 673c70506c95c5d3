using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class AnalysisTests
{
    [Fact]
    public void A_source_that_the_analysis_refuses_ends_the_deployment_with_its_error()
    {
        var story = Story.Of("web-app/dev").Pushed("v1");
        story.Happens(new SlotEvent.AnalysisCompleted(story.Active.Id, false, null, [], ".delightful.yaml line 3: unknown key"));
        story.EndOf("v1").ShouldSatisfyAllConditions(
            e => e.Outcome.ShouldBe(Outcome.Failed),
            e => e.Sentence.ShouldBe("the analysis refused the source: .delightful.yaml line 3: unknown key"));
    }

    [Fact]
    public void An_analysis_that_does_not_answer_is_asked_three_times_and_no_more()
    {
        var story = Story.Of("web-app/dev").Pushed("v1");
        foreach (var _ in Enumerable.Range(1, 3))
            story.Done<SlotCommand.RequestAnalysis>().Ticked(TimeSpan.FromMinutes(2));
        story.EndOf("v1").Sentence.ShouldBe("the analysis was asked 3 times and did not answer");
    }

    [Fact]
    public void An_answer_answers_every_request_that_is_still_to_be_sent() =>
        Story.Of("web-app/dev").Pushed("v1").Analyzed().Wanted<SlotCommand.RequestAnalysis>().ShouldBeEmpty();

    [Theory]
    [InlineData(null)]
    [InlineData("generated/web-app/prod/20260101T000000Z-00000000/terraform.tfvars.json")]
    public void An_answer_that_names_variables_of_somebody_else_changes_nothing(string? key)
    {
        var story = Story.Of("web-app/dev").Pushed("v1");
        story.Happens(new SlotEvent.AnalysisCompleted(story.Active.Id, true, key, [], null));
        story.Active.Stage.ShouldBeOfType<Stage.Analyzing>();
    }

    [Fact]
    public void The_answer_to_another_deployment_changes_nothing()
    {
        var story = Story.Of("web-app/dev").Pushed("v1");
        story.Happens(new SlotEvent.AnalysisCompleted("20260101T000000Z-00000000", true, null, [], null));
        story.Active.Stage.ShouldBeOfType<Stage.Analyzing>();
    }
}
