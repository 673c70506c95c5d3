using Delightful.Core.Feedback;
using Delightful.Core.Gate;
using Delightful.Core.Plans;

namespace Delightful.Core.Tests.Gate;

/// <summary>
/// Plans that Terraform made of the modules that come with the pipeline, as tests/Local.Tests/Terraform keeps them:
/// UPDATE_BASELINES=1 dotnet tests/Local.Tests/bin/Release/net10.0/Delightful.Local.Tests.dll -class "*PlanReviewTests".
/// </summary>
public class RealPlanTests
{
    [Fact]
    public void The_first_plan_of_a_service_creates_all_and_passes()
    {
        var (plan, review) = Of("first");
        (plan.Summary.Create, plan.Summary.Total).ShouldBe((plan.Summary.Total, plan.Summary.Create));
        (review.Verdict, review.Score < 30, plan.Cost.NotPriced).ShouldBe((ReviewVerdict.Pass, true, 0));
        plan.Cost.Before.ShouldBe(0);
        plan.Cost.After.ShouldBeInRange(9, 20, "one small task, a dashboard and some alarms");
    }

    [Fact]
    public void Another_image_goes_the_fast_lane()
    {
        var (plan, review) = Of("new-image");
        (plan.Summary.ImageOnly, plan.Summary.Revisions, review.Verdict, review.Score).ShouldBe((true, 1, ReviewVerdict.Pass, 0));
        plan.Cost.RolloutHour.ShouldBe(0.0123m);
    }

    [Fact]
    public void Another_size_is_told_with_what_it_costs()
    {
        var (plan, review) = Of("larger");
        (plan.Summary.ImageOnly, plan.Summary.Revisions, review.Verdict).ShouldBe((false, 1, ReviewVerdict.Pass));
        plan.Cost.Change.ShouldBe(27.03m);
        review.Items.Single(i => i.Code == RiskWords.NewRevision).Sentence.ShouldStartWith("gets a new revision, because of ");
        plan.Summary.Changes.ShouldContain(c => c.ReplacedFor != null && c.ReplacedFor.Contains("cpu (\"256\" → \"1024\")"));
    }

    [Fact]
    public void A_port_of_a_database_that_is_opened_to_all_is_denied()
    {
        var (_, review) = Of("open-port");
        review.Verdict.ShouldBe(ReviewVerdict.Deny);
        review.Items[0].ShouldSatisfyAllConditions(i => i.Code.ShouldBe("open-data-port"), i => i.Address!.ShouldContain("aws_vpc_security_group_ingress_rule"));
    }

    [Fact]
    public void A_service_that_would_become_a_worker_is_denied()
    {
        var (_, review) = Of("to-worker");
        review.Verdict.ShouldBe(ReviewVerdict.Deny);
        review.Items[0].ShouldSatisfyAllConditions(i => i.Code.ShouldBe("name-taken-over"), i => i.Address.ShouldBe("module.service[0].aws_ecs_service.this"));
    }

    [Fact]
    public void Everything_that_is_destroyed_asks_and_the_log_with_its_data()
    {
        var (plan, review) = Of("destroy");
        plan.Summary.Delete.ShouldBe(plan.Summary.Total);
        (review.Verdict, review.Score, review.Level).ShouldBe((ReviewVerdict.Ask, 100, RiskLevel.High));
        review.Items.Single(i => i.Code == RiskWords.DestroysData).Address.ShouldBe("module.service.aws_cloudwatch_log_group.this");
        plan.Cost.After.ShouldBe(0);
    }

    [Fact]
    public void What_is_replaced_moved_taken_over_and_let_go_is_told_apart()
    {
        var (plan, review) = Of("rearranged");
        (plan.Summary.Replace, plan.Summary.CreateFirst, plan.Summary.Delete, plan.Summary.Forget, plan.Summary.Move, plan.Summary.Import).ShouldBe((2, 1, 1, 1, 1, 1));
        plan.Summary.Changes.Single(c => c.Address == "terraform_data.created_first").CreatesFirst.ShouldBeTrue();
        plan.Summary.Changes.Single(c => c.Address == "terraform_data.deleted_first").ShouldSatisfyAllConditions(
            c => c.CreatesFirst.ShouldBeFalse(), c => c.Kind.ShouldBe(ChangeKind.Replace), c => c.ReplacedFor.ShouldBe("triggers_replace (\"one\" → \"two\")"));
        review.Items.Single(i => i.Code == RiskWords.Forgets).Address.ShouldBe("terraform_data.let_go");
        PlanWords.Counts(plan.Summary).ShouldBe("+0 ~0 -1, replaces 2, forgets 1, moves 1, takes over 1");
    }

    private static (PlanReading, PlanReview) Of(string name)
    {
        using var stream = File.OpenRead(Path.Combine(Repository.Root, "tests", "Core.Tests", "Gate", "Plans", $"{name}.json"));
        var plan = PlanReviewer.Read(stream, new GateSettings());
        return (plan, PlanReviewer.Review(plan, new GateSettings()));
    }
}
