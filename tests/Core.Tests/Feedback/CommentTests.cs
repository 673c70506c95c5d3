using System.Collections.Immutable;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Forecasts;
using Delightful.Core.Plans;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Feedback;

public class CommentTests
{
    private static readonly DeploymentRequest Request = Scenarios.Named("released").Deployment.Request;

    [Fact]
    public void A_comment_is_found_again_by_its_marker() =>
        Scenarios.Named("released").Comment.ShouldStartWith(PullRequestComment.Marker(new SlotKey("web-app", "dev")) + "\n");

    [Fact]
    public void However_much_there_is_to_say_GitHub_accepts_the_comment()
    {
        var scenario = Scenarios.Named("released");
        var long1000 = string.Concat(Enumerable.Repeat("@<*|`🚀_", 200));
        var deployment = scenario.Deployment with
        {
            Notes = [.. Enumerable.Repeat(long1000, 200)],
            Recommendations = [.. Enumerable.Repeat(new Core.Analysis.Recommendation(long1000, long1000, long1000), 200)],
            Request = Request with { Tag = new string('v', 128), RequestedBy = long1000, Reason = long1000, Kind = DeploymentKind.Rollback },
            Stage = new Stage.Ended(Outcome.Failed, long1000, scenario.Now),
            Plan = new PlanSummary(0, 0, 0, 50, false, [.. Enumerable.Repeat(new PlannedChange(long1000, "aws_a", ChangeKind.Delete), 50)], 3),
        };
        foreach (var plan in new[] { new string('`', 200_000), string.Concat(Enumerable.Repeat("  ~ 🚀🚀🚀\n", 50_000)), null })
        {
            var comment = PullRequestComment.Render(deployment, scenario.Context with { PlanText = plan, DashboardUrl = "https://a.example/" + new string('(', 1900) }, scenario.Now);
            comment.EnumerateRunes().Count().ShouldBeLessThan(65_536);
            System.Text.Encoding.UTF8.GetByteCount(comment).ShouldBeLessThan(262_144);
            comment.ShouldContain("What you can do now");
        }
    }

    [Fact]
    public void A_long_plan_is_cut_in_its_middle_and_the_whole_is_linked()
    {
        var scenario = Scenarios.Named("released");
        var plan = string.Join('\n', Enumerable.Range(1, 20_000).Select(n => $"  + line {n}"));
        var comment = PullRequestComment.Render(scenario.Deployment, scenario.Context with { PlanText = plan, PlanTextUrl = "https://artifacts.example/plan.txt" }, scenario.Now);
        comment.Length.ShouldBeInRange(55_000, PullRequestComment.Longest);
        comment.ShouldContain("+   line 1\n");
        comment.ShouldContain("+   line 20000\n```");
        comment.ShouldContain("lines left out");
        comment.ShouldContain("[The whole plan](https://artifacts.example/plan.txt)");
    }

    [Fact]
    public void After_the_end_no_step_is_running_or_to_come()
    {
        foreach (var name in Scenarios.All.Keys.Where(n => Scenarios.Named(n).Deployment.IsOver))
            Scenarios.Named(name).Comment.ShouldSatisfyAllConditions(c => c.ShouldNotContain("🔄"), c => c.ShouldNotContain("to come"));
    }

    [Fact]
    public void An_image_only_plan_says_so_and_warns_of_nothing()
    {
        var scenario = Scenarios.Named("released");
        var plan = new PlanSummary(0, 0, 1, 0, true, [new("aws_ecs_task_definition.this", "aws_ecs_task_definition", ChangeKind.Replace)], 0);
        PullRequestComment.Render(scenario.Deployment with { Plan = plan }, scenario.Context, scenario.Now)
            .ShouldSatisfyAllConditions(c => c.ShouldContain("**What changes:** only the image, as a new revision; nothing is destroyed."), c => c.ShouldNotContain("Destroyed or replaced"));
    }

    [Fact]
    public void A_new_revision_is_not_counted_among_what_is_replaced()
    {
        var scenario = Scenarios.Named("released");
        var plan = new PlanSummary(0, 1, 1, 0, false, [new("aws_ecs_task_definition.this", "aws_ecs_task_definition", ChangeKind.Replace)], 0);
        PullRequestComment.Render(scenario.Deployment with { Plan = plan }, scenario.Context, scenario.Now)
            .ShouldContain("**What changes:** `+0 ~1 -0, replaces 0, new revisions 1`, nothing is destroyed or replaced.");
    }

    [Fact]
    public void After_the_rollback_the_steps_still_say_that_green_failed_its_test() =>
        Scenarios.Named("rolled-back").Comment.ShouldContain("| Shift (green) | ❌ failed: green failed its test |");

    [Fact]
    public void After_the_rollback_the_steps_still_say_that_the_smoke_test_failed() =>
        Scenarios.Named("smoke-failed").Comment.ShouldSatisfyAllConditions(
            c => c.ShouldContain("| Shift (green) | ✅ done |"), c => c.ShouldContain("| Smoke test | ❌ failed | 6.2 s |"), c => c.ShouldContain("| Bake | ➖ not run |"));

    [Fact]
    public void The_smoke_test_says_how_long_it_took_and_where_to_look() => Scenarios.Named("baking").Comment.ShouldContain(
        "| Smoke test | ✅ done | 1.2 s | [open](http://127.0.0.1/rollout) |");

    [Fact]
    public void After_a_failed_apply_people_read_that_what_was_applied_stays() =>
        Scenarios.Named("apply-failed").Comment.ShouldContain("- What was applied before it failed stays as it is, and no traffic moved.");

    [Fact]
    public void While_the_old_version_lives_the_comment_offers_the_instant_way_back() =>
        Scenarios.Named("baking").Comment.ShouldContain("Go back to v1, at once until 09:14 UTC, as long as the old version is kept");

    // The comment once offered the very release that had just been left.
    [Fact]
    public void After_a_rollback_the_way_back_to_what_was_left_is_not_offered()
    {
        var story = Story.Of("web-app/dev").Released("v1").Released("v2").Released("v3").AskedBack("v1").AlarmsLookedAt().RolloutStarted().Shifted()
            .Rollout(WorkStatus.Succeeded).Ticked(TimeSpan.Zero).Confirmed();
        FeedbackContext.Of(story.Slot, story.Newest("v1", DeploymentKind.Rollback), story.Now).Target.ShouldBeNull();
        story.Slot.Releases.Select(r => r.Tag).ShouldBe(["v2", "v1"]);
    }

    [Fact]
    public void A_held_image_comes_with_the_command_that_lifts_the_hold() =>
        Scenarios.Named("held").Comment.ShouldContain("`delightful hold lift web-app --env dev --reason \"...\"`");

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:word@host.example/")]
    [InlineData("https://a.example/\u202Egpj")]
    [InlineData("not an address")]
    public void An_address_that_is_not_of_the_web_becomes_no_link(string url)
    {
        var scenario = Scenarios.Named("released");
        var context = scenario.Context with { DashboardUrl = url };
        PullRequestComment.Render(scenario.Deployment, context, scenario.Now).ShouldContain("\nDashboard · [Service](http://127.0.0.1:8080/) · Deployment");
        SlackMessage.Render(scenario.Deployment with { Timeline = [] }, context with { ServiceUrl = url }, scenario.Now).Blocks.ShouldNotContain("\"link\"");
    }

    [Fact]
    public void An_address_cannot_end_its_own_link() =>
        GitHubEscape.Link("open", "https://a.example/x) [@all](https://evil.example").ShouldBe("[open](https://a.example/x%29%20[@all]%28https://evil.example)");

    [Fact]
    public void Earlier_deployments_of_the_pull_request_are_folded_below()
    {
        var scenario = Scenarios.Named("released");
        var earlier = EarlierRun.Of(Scenarios.Named("rolled-back").Deployment, new FeedbackContext()) with { Tag = "v1" };
        var comment = PullRequestComment.Render(scenario.Deployment, scenario.Context with { Earlier = [earlier] }, scenario.Now);
        comment.ShouldContain("<details><summary>Earlier (1)</summary>\n\n- ↩️ `v1` rolled back: Green failed its test: ");
        comment.ShouldContain("(took 3 m 20 s)\n\n</details>");
    }

    [Fact]
    public void A_pull_request_remembers_its_newest_runs_in_order_each_once()
    {
        var run = EarlierRun.Of(Scenarios.Named("released").Deployment, new FeedbackContext());
        var runs = Enumerable.Range(10, 20).Aggregate(
            System.Collections.Immutable.ImmutableArray<EarlierRun>.Empty, (known, n) => EarlierRun.Remember(known, run with { DeploymentId = $"2026{n}" }));
        runs = EarlierRun.Remember(runs, run with { DeploymentId = "202625", Word = "changed" });
        runs.Select(r => r.DeploymentId).ShouldBe(Enumerable.Range(19, 11).Reverse().Select(n => $"2026{n}"));
        runs.Single(r => r.DeploymentId == "202625").Word.ShouldBe("changed");
    }

    [Fact]
    public void A_commit_is_shown_as_people_say_it_and_typed_as_it_is()
    {
        var scenario = Scenarios.Named("of-a-commit");
        scenario.Comment.ShouldContain("\n`8b0e4d3c2a` (`sha256:");
        scenario.Comment.ShouldNotContain("8b0e4d3c2a1f5e6d7c8b9a0f1e2d3c4b5a697887");
        SlackReading.Of(scenario.Message).ShouldNotContain("8b0e4d3c2a1f5e6d7c8b9a0f1e2d3c4b5a697887");
    }

    [Fact]
    public void Each_step_to_come_says_how_long_it_will_take() =>
        Scenarios.Named("with-a-forecast").Comment.ShouldSatisfyAllConditions(
            c => c.ShouldContain("| Bake | ⬜ to come | about 5 m 0 s |"), c => c.ShouldContain(" left, at most "), c => c.ShouldNotContain("no forecast"));

    [Fact]
    public void A_step_that_runs_says_how_long_beside_how_long_it_should()
    {
        Scenarios.Named("with-a-forecast").Comment.ShouldContain("| Apply | 🔄 running | 12 s of about 1 m 5 s |");
        var testing = Scenarios.Named("testing");
        var forecast = new Forecast { Known = 6, Stages = ImmutableSortedDictionary<string, Expectation>.Empty.Add("test", new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3), 6)) };
        PullRequestComment.Render(testing.Deployment, testing.Context with { Forecast = forecast }, testing.Now).ShouldContain("| Tests | 🔄 running | 12 s of about 2 m 0 s |");
    }

    // A smoke test has no stage of its own, and its row once had no time while it ran.
    [Fact]
    public void A_smoke_test_that_runs_says_how_long_with_hooks_and_without()
    {
        Scenarios.Named("smoke-testing").Comment.ShouldContain("| Smoke test | 🔄 running | 12 s | [open](http://127.0.0.1/rollout) |");
        SlackReading.Of(Scenarios.Named("smoke-testing").Message).ShouldContain("🔄 Smoke test 12 s");
        Scenarios.Named("with-a-forecast").Comment.ShouldContain("| Smoke test | ⬜ to come | about 1.2 s |");
        Scenarios.Named("worker-smoke-testing").Comment.ShouldContain("| Smoke test | 🔄 running | 12 s |");
    }

    [Fact]
    public void A_command_that_is_shown_names_the_deployment_that_it_would_give_up()
    {
        var stalled = Scenarios.Named("stalled");
        stalled.Comment.ShouldContain($"`delightful unlock web-app --env dev --deployment {stalled.Deployment.Id} --reason \"...\"`");
    }
}
