using Delightful.Core.Feedback;
using Delightful.Core.Gate;

namespace Delightful.Core.Tests.Feedback;

public class ReviewWordsTests
{
    private static readonly CostEstimate Known = new() { Region = "us-east-1", PricesOf = "2025-01-01" };

    [Fact]
    public void A_cost_says_from_what_to_what_by_whose_prices_and_what_it_leaves_out() =>
        ReviewWords.Cost(Known with { Before = 9.01m, After = 36.04m, RolloutHour = 0.0123m, ByUse = 2, NotPriced = 1, NotPricedTypes = ["aws_mq_broker"] }).ShouldBe(
            "27.03 USD a month more, 9.01 → 36.04 USD (list prices of us-east-1, 2025-01-01); 0.0123 USD an hour while old and new tasks run side by side; "
            + "2 resources are paid by use, which is not estimated; 1 has no price here (aws_mq_broker)");

    [Theory]
    [InlineData(0, 0, "nothing that is paid by the month (list prices of us-east-1, 2025-01-01)")]
    [InlineData(5, 5, "no change, 5.00 USD a month (list prices of us-east-1, 2025-01-01)")]
    [InlineData(5, 0, "5.00 USD a month less, 5.00 → 0.00 USD (list prices of us-east-1, 2025-01-01)")]
    public void A_cost_is_never_a_bare_zero(int before, int after, string said) =>
        ReviewWords.Cost(Known with { Before = before, After = after }).ShouldBe(said);

    [Fact]
    public void A_comment_says_what_asks_and_what_it_costs_and_mentions_nobody()
    {
        var body = new CommentBody(2000);
        CommentReview.AddTo(body, new PlanReview
        {
            Score = 60, Level = RiskLevel.High, Cost = Known with { Before = 1, After = 1 },
            Items = [new(RiskWords.DestroysData, "is destroyed with the data that it holds", "aws_db_instance.x[\"@team\"]", RiskEffect.Ask), new(RiskWords.OpaDenies, "ask @team <b>", null, RiskEffect.Deny)],
        });
        body.ToString().ShouldBe(
            "**Risk 60 of 100, high**\n\n- asks: `aws_db_instance.x[\"@team\"]` is destroyed with the data that it holds\n- denied: "
            + GitHubEscape.Text("ask @team <b>") + "\n\n**Cost:** " + GitHubEscape.Text("no change, 1.00 USD a month (list prices of us-east-1, 2025-01-01)") + ".\n");
    }

    [Fact]
    public void The_risk_is_a_number_and_a_word() =>
        ReviewWords.Risk(new PlanReview { Score = 35, Level = RiskLevel.Medium }).ShouldBe("risk 35 of 100, medium");
}
