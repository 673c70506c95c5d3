using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Plans;
using Delightful.Core.Slots;

namespace Delightful.Cli.Tests;

public class ShowTests
{
    const string Id = "20260302T091300Z-9be04c71";
    const string Commit = "0123456789abcdef0123456789abcdef01234567";

    static readonly Deployment RolledBack = Story.Deployment(Id, "1.1.0", Story.Ended(Outcome.RolledBack, "the smoke test failed; 1.0.0 serves")) with
    {
        Previous = Story.Release("1.0.0"),
        Plan = new PlanSummary(0, 1, 0, 0, ImageOnly: true, [], Drift: 0),
        Tests = new RolloutTests("hook-1", Story.Passed, "hook-2", Story.Passed with { Passed = false, Sentence = "[503] from /health", Attempts = 5 }),
        Notes = ["an alarm is missing"],
        Synthesised = 2,
    };

    static FakeCloud Cloud(params Deployment[] known)
    {
        var hold = new Hold("the smoke test failed", "automatic rollback", Story.Now, "1.1.0", Story.Digest("1.1.0"), Story.Now);
        var cloud = new FakeCloud(new Slot { Key = "web-app/dev", Version = 9, Current = Story.Release("1.0.0"), Hold = hold });
        cloud.Known.AddRange(known);
        return cloud;
    }

    [Fact]
    public async Task Everything_about_one_deployment_is_on_one_page()
    {
        var request = RolledBack.Request with { Commit = Commit, SourceRepository = "example/web-app" };

        var ran = await Shell.RunAsync(["show", Commit[..7]], Cloud(RolledBack with { Request = request }));

        ran.Error.ShouldBeEmpty();
        ran.ExitCode.ShouldBe(0);
        ran.Output.ShouldBe($"""
            web-app/dev  1.1.0  {Id}
              outcome      rolled back after 2 m 0 s: the smoke test failed; 1.0.0 serves
              hold         automatic rollback, 09:15:00: the smoke test failed
              request      push by image push, 09:13:00
              replaces     1.0.0
              image        web-app@{Story.Digest("1.1.0")}
              commit       {Commit} of example/web-app
              correlation  9be04c71d25a83f6e1470bc9385d2fa6
              plan         +0 ~1 -0, replaces 0, only the image, as a new revision; nothing is destroyed
              green        passed, attempt 1: all checks passed
              production   failed, attempt 5: [503] from /health
              lost events  2, made again from what the clouds said
              note         an alarm is missing
            STAGE     STARTED    TOOK    LINK
            analyze   09:13:00   2.0 s
            ended     09:14:18   42 s
            """);
    }

    static readonly PlanReview Reviewed = new()
    {
        Verdict = ReviewVerdict.Inconclusive,
        Score = 80,
        Level = RiskLevel.High,
        Items =
        [
            new(RiskWords.DestroysData, "is destroyed with the data that it holds", "aws_s3_bucket.exports", RiskEffect.Ask) { Points = 60 },
            new(RiskWords.OpaSilent, "the organisation's policies could not be asked: they cannot be reached", null, RiskEffect.Ask) { Points = 20 },
            new(RiskWords.NewRevision, "gets a new revision", "aws_ecs_task_definition.this", RiskEffect.Tell),
        ],
        Cost = new CostEstimate
        {
            Region = "us-east-1", PricesOf = "2025-01-01", Before = 9.01m, After = 36.04m, ByUse = 1, ByUseTypes = ["aws_sqs_queue"], NotPriced = 1, NotPricedTypes = ["aws_mq_broker"],
            Components = [new("service", 9.01m, 36.04m)],
        },
    };

    [Fact]
    public async Task The_risk_has_its_reasons_and_the_cost_its_components()
    {
        var ran = await Shell.RunAsync(["show", Id], Cloud(RolledBack with { Review = Reviewed }));

        var lines = ran.Output.Split('\n').Select(line => line.Trim()).ToList();
        lines.ShouldContain("risk         not determined, 80 of 100 as far as could be judged");
        lines.ShouldContain("asks: aws_s3_bucket.exports is destroyed with the data that it holds (60 points)");
        lines.ShouldContain("not determined: the organisation's policies could not be asked: they cannot be reached (20 points)");
        ran.Output.ShouldContain("cost         27.03 USD a month more, 9.01 → 36.04 USD");
        lines.ShouldContain("service: 9.01 → 36.04 USD (+27.03)");
        ran.Output.ShouldNotContain("gets a new revision");
    }

    [Fact]
    public async Task The_same_stands_in_the_JSON_with_the_baseline_and_what_is_paid_by_use_apart()
    {
        var ran = await Shell.RunAsync(["show", Id, "--json"], Cloud(RolledBack with { Review = Reviewed }));

        var review = JsonNode.Parse(ran.Output)!["review"]!;
        ((string?)review["verdict"], (int)review["score"]!, (string?)review["level"]).ShouldBe(("inconclusive", 80, "high"));
        ((string?)review["reasons"]![0]!["address"]).ShouldBe("aws_s3_bucket.exports");
        ((int)review["reasons"]![0]!["points"]!).ShouldBe(60);
        ((string?)review["undetermined"]![0]).ShouldStartWith("the organisation's policies could not be asked");
        var cost = review["cost"]!;
        ((decimal)cost["baseline"]!["change"]!).ShouldBe(27.03m);
        ((string?)cost["baseline"]!["components"]![0]!["component"]).ShouldBe("service");
        ((int)cost["byUse"]!["resources"]!, (string?)cost["byUse"]!["types"]![0]).ShouldBe((1, "aws_sqs_queue"));
        ((string?)cost["notPriced"]!["types"]![0]).ShouldBe("aws_mq_broker");
    }

    [Theory]
    [InlineData(Id)]
    [InlineData("20260302T0913")]
    [InlineData("1.1.0")]
    [InlineData("9be04c71d25a83f6e1470bc9385d2fa6")]
    public async Task It_is_found_by_any_of_its_names(string name)
    {
        var ran = await Shell.RunAsync(["show", name, "--json"], Cloud(RolledBack, Other()));

        var shown = JsonNode.Parse(ran.Output)!;
        ((string?)shown["deployment"]!["id"]).ShouldBe(Id);
        ((bool)shown["production"]!["passed"]!).ShouldBeFalse();
        ((int)shown["synthesised"]!).ShouldBe(2);
    }

    [Fact]
    public async Task When_several_fit_they_are_listed_with_their_ids()
    {
        var again = Story.Deployment("20260302T100000Z-00000000", "1.1.0", Story.Baking);

        var ran = await Shell.RunAsync(["show", "1.1.0"], Cloud(RolledBack, again));

        ran.ExitCode.ShouldBe(0);
        ran.Output.ShouldContain(Id);
        ran.Output.ShouldContain("20260302T100000Z-00000000");
        ran.Output.ShouldEndWith("2 deployments fit. Show one by its id.");
    }

    [Theory]
    [InlineData("9.9.9")]
    [InlineData("not a name!")]
    public async Task What_finds_nothing_is_an_error_that_says_what_would(string name)
    {
        var ran = await Shell.RunAsync(["show", name], Cloud(RolledBack));

        ran.ExitCode.ShouldBe(1);
        ran.Output.ShouldBeEmpty();
        ran.Error.ShouldStartWith($"error CLI-501: No deployment was found by '{name}'.");
    }

    static Deployment Other()
    {
        var other = Story.Deployment("20260101T000000Z-11111111", "2.0.0", Story.Baking);
        return other with { Request = other.Request with { CorrelationId = new string('1', 32) } };
    }
}
