using Delightful.Core.Deployments;
using Delightful.Core.Measures;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Measures;

public class SlotMeasureTests
{
    [Fact]
    public void A_release_is_one_deployment_that_did_not_fail()
    {
        var story = Story.Of("web-app/dev").Released("v1");

        Of(story, MetricNames.Deployments).ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.By.ShouldBe("released"), m => m.Value.ShouldBe(1));
        Of(story, MetricNames.DeploymentFailed).ShouldHaveSingleItem().Value.ShouldBe(0);
    }

    [Fact]
    public void Each_stage_is_measured_once_when_it_is_over()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").After(TimeSpan.FromSeconds(2)).Analyzed().PlanStarted().After(TimeSpan.FromSeconds(30)).PlanMade().Reviewed()
            .ApplyStarted().After(TimeSpan.FromSeconds(40)).Applied().AlarmsLookedAt().RolloutStarted().After(TimeSpan.FromSeconds(50)).Shifted();

        Of(story, MetricNames.StageSeconds).Select(m => (m.By, m.Value)).ShouldBe([("analyze", 2), ("plan", 30), ("apply", 40), ("shift", 50)]);
    }

    [Fact]
    public void The_watch_of_a_release_and_what_people_and_others_take_is_no_work_of_the_pipeline()
    {
        var story = Story.Of("web-app/prod").Pushed("v1").Pushed("v2").Analyzed().PlanStarted().After(TimeSpan.FromSeconds(30)).PlanMade().Reviewed(Reviews.Passes);
        story.After(TimeSpan.FromHours(3)).Approved().ReviewedAgain().ApplyStarted().After(TimeSpan.FromSeconds(10)).Applied().AlarmsLookedAt().RolloutStarted().Shifted().BakedOut().Confirmed();

        // The minute in which it was analysed is the one that the second push came in.
        Of(story, MetricNames.PipelineSeconds).ShouldHaveSingleItem().Value.ShouldBe(60 + 30 + 10);
    }

    [Fact]
    public void A_deployment_that_was_rolled_back_failed()
    {
        var story = Story.Of("web-app/dev").Released("v1").Pushed("v2").Shifting().RolledBackBy(WorkStatus.Failed);

        Of(story, MetricNames.Deployments).Select(m => m.By).ShouldBe(["released", "rolledBack"]);
        Of(story, MetricNames.DeploymentFailed).Select(m => m.Value).ShouldBe([0, 1]);
    }

    [Fact]
    public void What_was_never_tried_is_no_failure()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Pushed("v2").Pushed("v3");

        Of(story, MetricNames.Deployments).ShouldHaveSingleItem().By.ShouldBe("superseded");
        Of(story, MetricNames.DeploymentFailed).ShouldBeEmpty();
    }

    [Fact]
    public void Who_has_to_wait_for_a_slot_is_counted_and_who_starts_at_once_is_not() =>
        Of(Story.Of("web-app/prod").Pushed("v1").Pushed("v2").Pushed("v3"), MetricNames.Waits).Count.ShouldBe(2);

    [Fact]
    public void A_stall_is_counted_once() => Of(
        Story.Of("web-app/dev").Pushed("v1").Applying().Ticked(TimeSpan.FromMinutes(10)).Ticked(TimeSpan.FromMinutes(10)), MetricNames.Stalls).Count.ShouldBe(1);

    [Fact]
    public void An_event_that_was_replaced_by_asking_is_counted()
    {
        var story = Story.Of("web-app/dev").Pushed("v1").Planning();
        story.Happens(new SlotEvent.BuildChanged(((Stage.Planning)story.Active.Stage).Command, "plan-build", WorkStatus.Failed, Catalogue.Exports()) { Synthetic = true });

        // It ends here, and what ended is told with it.
        Of(story, MetricNames.Deployments).ShouldHaveSingleItem().By.ShouldBe("failed");
    }

    [Fact]
    public void Every_measure_names_its_deployment_and_its_request()
    {
        var story = Story.Of("web-app/dev").Released("v1");

        story.Measured.ShouldAllBe(m => m.About.Slot == "web-app/dev" && m.About.Deployment == story.Newest("v1").Id && m.About.CorrelationId == story.Newest("v1").Request.CorrelationId);
    }

    [Fact]
    public void Every_measure_is_a_metric_that_is_declared_with_its_dimension()
    {
        var story = Story.Of("web-app/dev").Released("v1").Pushed("v2").Shifting().RolledBackBy(WorkStatus.Failed);

        foreach (var measure in story.Measured)
        {
            var (_, _, by) = MetricNames.All.Single(metric => metric.Name == measure.Name);
            (measure.By is null).ShouldBe(by is null, measure.Name);
        }
    }

    private static List<Measure> Of(Story story, string name) => [.. story.Measured.Where(m => m.Name == name)];
}
