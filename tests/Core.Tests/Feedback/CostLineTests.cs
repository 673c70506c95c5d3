using System.Text.Json;
using Delightful.Core.Feedback;
using Delightful.Core.Gate;

namespace Delightful.Core.Tests.Feedback;

public class CostLineTests
{
    private static readonly CostEstimate Known = new()
    {
        Region = "us-east-1", PricesOf = "2025-01-01", Before = 12.31m, After = 51.02m, ByUse = 1, ByUseTypes = ["aws_sqs_queue"],
        Components = [new("service", 9.01m, 36.04m), new("cache", 0, 11.68m), new("old", 0, 0), new("observability", 3.30m, 3.30m)],
    };

    [Fact]
    public void A_comment_has_the_cost_of_each_component_folded_with_the_baseline_and_what_is_paid_by_use_apart()
    {
        var body = new CommentBody(4000);
        CommentReview.AddTo(body, new PlanReview { Cost = Known });
        body.ToString().ShouldContain("""
            <details><summary>Cost by component</summary>

            | Component | Before | After | Change |
            | --- | --- | --- | --- |
            | `service` | 9.01 | 36.04 | +27.03 |
            | `cache` | none | 11.68 | +11.68 |
            | `observability` | 3.30 | 3.30 | no change |
            | all | 12.31 | 51.02 | +38.71 |

            - Baseline: the figures are USD a month for being there, by list prices of us-east-1, 2025-01-01
            - Usage-dependent, in none of these figures: 1 resource is paid by use, which is not estimated \(aws\_sqs\_queue\)

            </details>
            """);
    }

    [Fact]
    public void What_is_not_kept_one_by_one_is_one_line() =>
        CostLine.Of(Known with { Components = [new("service", 9.01m, 36.04m)] })[^1].ShouldBe(new CostLine("all others", 3.30m, 14.98m));

    [Fact]
    public void Nothing_is_never_a_number() =>
        new CostLine("cache", 11.68m, 0).Says("USD").ShouldBe("11.68 → none USD (-11.68)");

    [Fact]
    public void A_thread_names_the_largest_changes_and_nothing_when_nothing_changes()
    {
        SlackThread.Cost(new PlanReview { Cost = Known }).ShouldBe("""
            💰 Cost: 38.71 USD a month more, 12.31 → 51.02 USD (list prices of us-east-1, 2025-01-01)
            • service: 9.01 → 36.04 USD (+27.03)
            • cache: none → 11.68 USD (+11.68)
            1 resource is paid by use, which is not estimated (aws＿sqs＿queue)
            """);
        SlackThread.Cost(new PlanReview { Cost = Known with { After = 12.31m, Components = [new("service", 9.01m, 9.01m)] } }).ShouldBeNull();
        SlackThread.Cost(new PlanReview()).ShouldBeNull();
    }

    // What was recorded before the types were told must read and be written as it was.
    [Fact]
    public void An_estimate_of_long_ago_is_written_as_it_was()
    {
        var old = JsonSerializer.Serialize(new PlanReview { Cost = Known with { ByUseTypes = default } }, CoreJson.Default.PlanReview);
        old.ShouldNotContain("byUseTypes");
        JsonSerializer.Serialize(JsonSerializer.Deserialize(old, CoreJson.Default.PlanReview)!, CoreJson.Default.PlanReview).ShouldBe(old);
    }
}
