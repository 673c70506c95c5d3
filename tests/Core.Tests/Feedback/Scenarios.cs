using System.Collections.Immutable;
using Delightful.Core.Analysis;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Feedback;
using Delightful.Core.Gate;
using Delightful.Core.Plans;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;
using Delightful.Core.Verification;

namespace Delightful.Core.Tests.Feedback;

/// <summary>Deployments in each state that people see, as the rules themselves bring them there.</summary>
internal static class Scenarios
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(40);

    private static readonly string[] Commits = ["3f1c9a2b7d5e4f60718293a4b5c6d7e8f9012345", "8b0e4d3c2a1f5e6d7c8b9a0f1e2d3c4b5a697887"];

    private static readonly string PullRequest = $"pr-7-{Commits[1]}";

    private static readonly PlanReview Grave = new()
    {
        Verdict = ReviewVerdict.Ask, Score = 75, Level = RiskLevel.High, AskedHash = "asked",
        Items =
        [
            new RiskItem("destroys-data", "is destroyed with the data that it holds", "aws_s3_bucket.old", RiskEffect.Ask) { Points = 60 },
            new RiskItem("cost-rises", "it costs 27.03 USD a month more, and 20 are allowed", null, RiskEffect.Ask) { Points = 10 },
            new RiskItem("open-to-all", "takes connections from everywhere on port 22", "aws_security_group.admin", RiskEffect.Warn) { Points = 5 },
        ],
        Cost = new CostEstimate { Region = "us-east-1", PricesOf = "2025-01-01", Before = 9.01m, After = 36.04m, RolloutHour = 0.0123m, ByUse = 2, NotPriced = 1, NotPricedTypes = ["aws_mq_broker"] },
    };

    public static readonly ImmutableSortedDictionary<string, Func<Scenario>> All = new Dictionary<string, Func<Scenario>>
    {
        ["waiting"] = () => Of(Second().Pushed("v3"), "v3"),
        ["waiting-behind-a-stall"] = () => Of(Second().Planning().Ticked(TimeSpan.FromMinutes(11)).Pushed("v3"), "v3"),
        ["analyzing"] = () => Of(Second(), "v2"),
        ["planning"] = () => Of(Second().After(Step).Planning(), "v2"),
        ["applying"] = () => Of(Second().After(Step).Planning().After(Step).PlanMade().Reviewed().ApplyStarted(), "v2", planned: true),
        ["migrating"] = () => Of(Migrating(), "v2", planned: true),
        ["migration-failed"] = () => Of(
            Migrating().After(Step).MigrationFailed("its task ended with exit code 1: Essential container in task exited; its log is /delightful/dev/web-app, migration/web-app/1"), "v2", planned: true),
        ["testing"] = () => Of(Testing(), "v2", planned: true),
        ["tested"] = () => Of(Testing().After(Step).Build(WorkStatus.Succeeded, Catalogue.Exports(("INTEGRATION", "passed"), ("LOAD", "passed: p95 112 ms, 0.2 % errors"))), "v2", planned: true),
        ["tests-did-not-run"] = () => Of(
            Testing().After(Step).Build(WorkStatus.Succeeded, Catalogue.Exports(("INTEGRATION", "passed"), ("LOAD", "did not run: there is no k6 in the image of the build"))), "v2", planned: true),
        ["tests-failed"] = () => Of(
            Testing().After(Step).Build(WorkStatus.Failed, Catalogue.Exports(("INTEGRATION", "failed: exit code 1"), ("LOAD", "passed: p95 112 ms, 0.2 % errors"))), "v2", planned: true),
        ["stalled"] = () => Of(Second().After(Step).Planning().Ticked(TimeSpan.FromMinutes(11)), "v2"),
        ["late"] = () => Of(Practised().Pushed("v9").After(Step).Planning().Ticked(TimeSpan.FromMinutes(4)), "v9"),
        ["with-a-forecast"] = () => Of(Practised().Pushed("v9").After(Step).Planning().After(Step).PlanMade().Reviewed().ApplyStarted(), "v9", planned: true),
        ["of-a-commit"] = () => Of(Story.Of("web-app/dev").Released(Commits[0]).Pushed(Commits[1]).Planning().After(Step).PlanMade().Reviewed().ApplyStarted().After(Step).Applied(), Commits[1]),
        ["shifting"] = () => Of(Shifting().HookAsked(), "v2", planned: true),
        ["smoke-testing"] = () => Of(Shifting().After(Step).GreenPassed().HookAsked(), "v2", planned: true),
        ["baking"] = () => Of(Shifting().After(Step).Shifted(), "v2", planned: true),
        ["baking-without-blue"] = () => Of(Shifting().After(Step).Shifted().Rollout(WorkStatus.Succeeded), "v2", planned: true),
        ["worker-shifting"] = () => Of(Worker(), "v2", planned: true),
        ["worker-baking"] = () => Of(Worker().After(Step).Rollout(WorkStatus.Succeeded).SmokeTested(TasksRun), "v2", planned: true),
        ["worker-released"] = () => Of(Rolled(Worker().After(Step)), "v2", planned: true),
        ["worker-taken-back"] = () => Of(
            Worker().After(Step).Rollout(WorkStatus.Stopped, "ECS went back to web-app-dev:1; 3 tasks stopped: essential container in task exited (1)")
                .After(Step).SmokeTested(TasksRun).Confirmed(), "v2", planned: true),
        ["worker-stopping"] = () => Of(Worker().After(Step).AlarmWent(), "v2", planned: true),
        ["first"] = () => Of(Story.Of("web-app/dev").Pushed("v1").Shifting().After(Step).Shifted(), "v1"),
        ["released"] = () => Of(Shifting().After(Step).Shifted().BakedOut().Confirmed(), "v2", planned: true),
        ["rolled-back"] = () => Of(
            Shifting().After(Step).HookAsked().GreenTested(Catalogue.Failed("/health answered 503, 5 times")).Rollout(WorkStatus.Failed)
                .After(Step).SmokeTested(Catalogue.Passed).Confirmed(), "v2", planned: true),
        ["rolled-back-by-an-alarm"] = () => Of(
            Shifting().After(Step).Shifted().After(TimeSpan.FromSeconds(192)).AlarmWent().Rollout(WorkStatus.Stopped).After(Step).SmokeTested(Catalogue.Passed).Confirmed(), "v2", planned: true),
        ["rolling-back"] = () => Of(Shifting().After(Step).Shifted().After(TimeSpan.FromSeconds(192)).AlarmWent(), "v2", planned: true),
        ["rollback-failed"] = () => Of(
            Shifting().After(Step).Shifted().AlarmWent().Rollout(WorkStatus.Stopped).After(Step).SmokeTested(Catalogue.Failed("/health answered 502, 5 times")), "v2", planned: true),
        ["smoke-failed"] = () => Of(
            Shifting().After(Step).GreenPassed().HookAsked().SmokeTested(Catalogue.Failed("/health answered 502, 5 times")).Rollout(WorkStatus.Failed)
                .After(Step).SmokeTested(Catalogue.Passed).Confirmed(), "v2", planned: true),
        ["failed"] = () => Of(Second().After(Step).Planning().After(Step).BuildFailed("no such module"), "v2"),
        ["held"] = () => Of(Story.Of("web-app/dev").Released("v1").Released("v2").AskedBack().BroughtBack().Pushed("v2"), "v2"),
        ["cancelled"] = () => Of(Second().Planning().AskedBack("v1"), "v2"),
        ["superseded"] = () => Of(Second().Pushed("v3").Pushed("v4"), "v3"),
        ["asks"] = () => Of(Asking(), "v2", planned: true),
        ["asks-in-production"] = () => Of(Asking("web-app/prod"), "v2", planned: true),
        ["approved"] = () => Of(Asking().After(Step).Approved(), "v2", planned: true),
        ["rejected-by-a-person"] = () => Of(Asking().After(Step).Rejected("not on a Friday"), "v2", planned: true),
        ["expired"] = () => Of(Asking().Ticked(TimeSpan.FromHours(25)), "v2", planned: true),
        ["denied"] = () => Of(Second().After(Step).Planning().After(Step).PlanMade().Reviewed(Reviews.Denies("a bucket would be public")), "v2", planned: true),
        ["previewed"] = () => Of(
            Story.Of("web-app/dev").Released("v1").Pushed(PullRequest, commit: Commits[1]).Planning().After(Step).PlanMade().Reviewed(Grave), PullRequest, DeploymentKind.Preview, planned: true),
        ["rollback-by-hand"] = () => Of(Story.Of("web-app/dev").Released("v1").Released("v2").AskedBack().BroughtBack(), "v1", DeploymentKind.Rollback),
    }.ToImmutableSortedDictionary();

    private static Story Asking(string slot = "web-app/dev") =>
        Story.Of(slot, s => s with { Approvals = new ApprovalSettings { Approvers = [new Approver("ada", Slack: "U0ADA0001"), new Approver("grace")] } })
            .Released("v1").Pushed("v2").After(Step).Planning().After(Step).PlanMade().Reviewed(Grave);

    public static Scenario Named(string name) => All[name]();

    private static Story Second() => Story.Of("web-app/dev").Released("v1").Pushed("v2");

    /// <summary>A slot that has seen enough to say how long things take.</summary>
    private static Story Practised() => Enumerable.Range(1, 6).Aggregate(
        Story.Of("web-app/dev"),
        (story, n) => story.Pushed($"v{n}").After(TimeSpan.FromSeconds(8 + n)).Planning().After(TimeSpan.FromSeconds(55 + (3 * n))).PlanMade().Reviewed().ApplyStarted()
            .After(TimeSpan.FromSeconds(62 + n)).Applied().AlarmsLookedAt().RolloutStarted().After(TimeSpan.FromSeconds(90 + (2 * n))).Shifted().BakedOut().Confirmed().ToldEverything());

    private static Story Applying(string? commit = null) => Story.Of("web-app/dev").Released("v1").Pushed("v2", commit: commit)
        .After(Step).Planning().After(Step).PlanMade().Reviewed().ApplyStarted().After(Step);

    private static Story Shifting() => Applying().Applied().AlarmsLookedAt().RolloutStarted();

    private static Story Migrating() => Applying().AppliedToMigrate().MigrationStarted();

    private static Story Testing() => Applying(Commits[1]).Build(WorkStatus.Succeeded, Catalogue.TestedRolloutOf(Catalogue.Digest("v2")))
        .AlarmsLookedAt().RolloutStarted().After(Step).Shifted().BakedOut().Confirmed().TestsStarted();

    private static SmokeReport TasksRun => SmokeVerdict.Report(SmokeVerdict.Judge(new TaskCount(2, 2)), 1, TimeSpan.FromSeconds(1));

    /// <summary>A second image of what nobody calls is being rolled out.</summary>
    private static Story Worker() => RollingOut(Rolled(RollingOut(Story.Of("web-app/dev"), "v1")).ToldEverything(), "v2");

    private static Story RollingOut(Story story, string tag) => story.Pushed(tag).After(Step).Planning().After(Step).PlanMade().Reviewed().ApplyStarted()
        .After(Step).Build(WorkStatus.Succeeded, Catalogue.RollsOut(Catalogue.Digest(tag))).AlarmsLookedAt().RolloutStarted();

    private static Story Rolled(Story story) => story.Rollout(WorkStatus.Succeeded).SmokeTested(TasksRun).Ticked(TimeSpan.FromMinutes(5)).Confirmed();

    /// <summary>A rollback by hand has no build: it shifts, is tested, and ends.</summary>
    private static Story BroughtBack(this Story story) =>
        story.AlarmsLookedAt().RolloutStarted().After(Step).Shifted().Rollout(WorkStatus.Succeeded).Ticked(TimeSpan.Zero).Confirmed();

    private static Scenario Of(Story story, string tag, DeploymentKind kind = DeploymentKind.Push, bool planned = false)
    {
        var deployment = story.After(TimeSpan.FromSeconds(12)).Newest(tag, kind);
        if (planned)
            deployment = deployment with
            {
                Plan = new PlanSummary(1, 2, 1, 1, ImageOnly: false,
                    [new("module.service.aws_ecs_task_definition.this", "aws_ecs_task_definition", ChangeKind.Replace), new("aws_s3_bucket.old", "aws_s3_bucket", ChangeKind.Delete)], Drift: 1),
                Recommendations = [new Recommendation("Run two tasks in production", "With one task, one fault is an outage.", ".delightful.yaml:12")],
            };
        var context = FeedbackContext.Of(story.Slot, deployment, story.Now) with
        {
            DashboardUrl = "https://console.aws.example/dashboards/web-app",
            Answerable = true,
            PlanTextUrl = planned ? "https://console.aws.example/s3/object/artifacts?prefix=plan.txt" : null,
            PlanText = planned ? "  # module.service.aws_ecs_task_definition.this must be replaced\n-/+ resource \"aws_ecs_task_definition\" \"this\" {\n      ~ image = \"v1\" -> \"v2\"\n    }\n\nPlan: 1 to add, 2 to change, 1 to destroy." : null,
        };
        return new Scenario(deployment, context, story.Now) { Changes = [.. story.Slot.Outbox.Select(c => c.Command).OfType<SlotCommand.Announce>().Select(a => a.Change).Where(c => c.DeploymentId == deployment.Id)] };
    }
}

/// <summary>A deployment, what is known beside it, and the moment.</summary>
internal sealed record Scenario(Deployment Deployment, FeedbackContext Context, DateTimeOffset Now)
{
    /// <summary>What people were told of it, in order.</summary>
    public ImmutableArray<DeploymentChanged> Changes { get; init; } = [];

    public string Comment => PullRequestComment.Render(Deployment, Context, Now);

    public SlackMessage Message => SlackMessage.Render(Deployment, Context, Now);
}
