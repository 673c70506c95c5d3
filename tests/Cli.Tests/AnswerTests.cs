using System.Text.Json.Nodes;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Cli.Tests;

public class AnswerTests
{
    static readonly Stage.Approving Asking = new(
        new PlanArtifact("plan", "json", null, "hash"), "5f0c1d6e9b7a4833a1d2c4e6f8091b3d", "asked", "the table orders is destroyed", Story.Now.AddHours(3));

    static Slot Slot(bool production = false) => new() { Key = "web-app/dev", Version = 4, Active = Deployment(production) };

    static Deployment Deployment(bool production) => Story.Deployment("20260302T091300Z-9be04c71", "1.1.0", Asking) is var asking && production
        ? asking with { Request = asking.Request with { Settings = new EnvironmentSettings { Name = "dev", Production = true } } }
        : asking;

    [Theory]
    [InlineData("approve", "Approved 1.1.0 in web-app/dev")]
    [InlineData("reject", "Rejected 1.1.0 in web-app/dev")]
    public async Task An_answer_names_what_is_asked_and_is_signed(string command, string says)
    {
        var cloud = new FakeCloud(Slot());

        var ran = await Shell.RunAsync([command, "web-app", "--env", "dev", "--reason", "it was looked at"], cloud);

        ran.ExitCode.ShouldBe(0);
        ran.Output.ShouldStartWith(says);
        var (type, detail) = cloud.Sent.ShouldHaveSingleItem();
        type.ShouldBe("Approval Decided");
        var sent = JsonNode.Parse(detail)!;
        ((string?)sent["decision"]).ShouldBe(command);
        ((string?)sent["token"]).ShouldBe(Asking.Token);
        ((string?)sent["deploymentId"]).ShouldBe("20260302T091300Z-9be04c71");
        ((string?)sent["by"]!["proof"]!["authorization"]).ShouldStartWith("signed ");
    }

    [Fact]
    public async Task Production_is_approved_only_with_the_word()
    {
        var cloud = new FakeCloud(Slot(production: true));

        (await Shell.RunAsync(["approve", "web-app", "--env", "dev", "--reason", "looked at"], cloud)).Error.ShouldContain("CLI-208");
        (await Shell.RunAsync(["approve", "web-app", "--env", "dev", "--reason", "looked at", "--confirm", "deploy"], cloud)).Error.ShouldContain("CLI-208");
        cloud.Sent.ShouldBeEmpty();
        (await Shell.RunAsync(["approve", "web-app", "--env", "dev", "--reason", "looked at", "--confirm", "DEPLOY"], cloud)).ExitCode.ShouldBe(0);
        (await Shell.RunAsync(["reject", "web-app", "--env", "dev", "--reason", "not today"], cloud)).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData()]
    [InlineData("--deployment", "20260101T000000Z-00000000")]
    public async Task Where_nothing_asks_nothing_is_sent(params string[] more)
    {
        var cloud = more.Length == 0
            ? new FakeCloud(new Slot { Key = "web-app/dev", Version = 4, Active = Story.Deployment("20260302T091300Z-9be04c71", "1.1.0", Story.Baking) })
            : new FakeCloud(Slot());

        var ran = await Shell.RunAsync(["approve", "web-app", "--env", "dev", "--reason", "looked at", .. more], cloud);

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldContain("CLI-207");
        cloud.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_status_says_what_is_asked_until_when_and_how_to_answer()
    {
        var ran = await Shell.RunAsync(["status"], new FakeCloud(Slot(production: true)));

        ran.Output.ShouldContain("waits for approval");
        ran.Output.ShouldContain("web-app/dev: 1.1.0 waits for approval until 12:15:00, by anybody who has proven who they are: the table orders is destroyed");
        ran.Output.ShouldContain("./delightful approve web-app --env dev --reason \"...\" --confirm DEPLOY");
        ran.Output.ShouldContain("./delightful reject web-app --env dev --reason \"...\"");
    }

    [Theory]
    [InlineData("status")]
    [InlineData("show", "20260302T091300Z-9be04c71")]
    public async Task A_plan_that_nobody_could_judge_is_told_apart_from_other_questions(params string[] command)
    {
        var doubtful = Deployment(production: false) with
        {
            Review = new PlanReview { Verdict = ReviewVerdict.Inconclusive, Items = [new(RiskWords.OpaSilent, "the organisation's policies could not be asked: they answered 500", null, RiskEffect.Ask)] },
        };
        var cloud = new FakeCloud(Slot() with { Active = doubtful });
        cloud.Known.Add(doubtful);

        var ran = await Shell.RunAsync(command, cloud);

        ran.Output.ShouldContain("inconclusive");
        ran.Output.ReplaceLineEndings(" ").ShouldContain("the plan could not be judged");
        ran.Output.ShouldContain("they answered 500");
        ran.Output.ShouldContain("./delightful approve web-app --env dev");
    }

    [Fact]
    public async Task A_deployment_shows_who_approved_it_when_and_why_and_where_it_was_promoted_from()
    {
        var ada = new Person("ada", Via.Slack, "U0ADA0001", IsVerified: true);
        var known = Story.Deployment("20260302T091300Z-9be04c71", "1.1.0", Story.Ended(Outcome.Released, "1.1.0 is verified"), DeploymentKind.Promotion) with
        {
            Decisions = [new GateDecision(true, ada, "the table is empty", Story.Now, "token", "asked", ReviewVerdict.Ask, "hash", 7, "sha256:1", Story.Now.AddDays(1))],
        };
        known = known with { Request = known.Request with { Promoted = new Promoted("staging", "20260301T080000Z-1a2b3c4d", Story.Now.AddDays(-1), Story.Now.AddDays(-2)) } };
        var cloud = new FakeCloud();
        cloud.Known.Add(known);

        var ran = await Shell.RunAsync(["show", "20260302T091300Z-9be04c71"], cloud);

        ran.Output.ShouldContain("ada (slack), 09:15:00: the table is empty");
        ran.Output.ShouldContain("staging, deployment 20260301T080000Z-1a2b3c4d, verified 2026-03-01 09:15");
    }
}
