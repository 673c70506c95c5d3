using System.Collections.Concurrent;
using System.Collections.Immutable;
using Delightful.Core.Analysis;
using Delightful.Core.Analysis.Samples;
using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Feedback;
using Delightful.Core.Gate;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Analysis;
using Delightful.Core.Tests.Slots;
using Delightful.Core.Verification;

namespace Delightful.Core.Tests.Feedback;

/// <summary>Deployments in each state that people see, as the rules themselves bring them there.</summary>
internal static class Scenarios
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(40);

    private static readonly string[] Commits = ["3f1c9a2b7d5e4f60718293a4b5c6d7e8f9012345", "8b0e4d3c2a1f5e6d7c8b9a0f1e2d3c4b5a697887"];

    private static readonly string PullRequest = $"pr-7-{Commits[1]}";

    private static readonly ImmutableArray<Approver> Approvers =
    [
        new("ada", Slack: "U0ADA0001", GitHub: "ada-l", Aws: "arn:aws:iam::123456789012:user/ada"),
        new("grace", GitHub: "grace-h"),
    ];

    /// <summary>What the analyzer makes of a small source that declares nothing.</summary>
    private static readonly AnalysisResult Analysis =
        Source.Empty.With("requirements.txt", "flask==3.0.3\npsycopg==3.2.1\ngunicorn==22.0.0\n").With("app.py", "from flask import Flask\napp = Flask(__name__)\n").Analyzed();

    public static readonly ImmutableSortedDictionary<string, Func<Scenario>> All = new Dictionary<string, Func<Scenario>>
    {
        ["waiting"] = () => Of(Second().Pushed("v3"), "v3"),
        ["waiting-behind-a-stall"] = () => Of(Second().Planning().Ticked(TimeSpan.FromMinutes(11)).Pushed("v3"), "v3"),
        ["waiting-behind-a-question"] = () => Of(Asking("web-app/prod").Pushed("v3").Pushed("v4"), "v4"),
        ["waiting-with-a-forecast"] = () => Of(
            Practised().Pushed("v9").Judged(GivenPlan.NewImage).ApplyStarted().After(Step).Applied().AlarmsLookedAt().RolloutStarted().Pushed("v10"), "v10"),
        ["analyzing"] = () => Of(Second(), "v2"),
        ["analysis-failed"] = () => Of(Second().After(Step).Refused(Source.Declaring("port: eighty\n").Analyzed()), "v2"),
        ["planning"] = () => Of(Second().After(Step).Read(), "v2"),
        ["failed"] = () => Of(Second().After(Step).Read().After(Step).BuildFailed("no such module"), "v2"),
        ["stalled"] = () => Of(Second().After(Step).Read().Ticked(TimeSpan.FromMinutes(11)), "v2"),
        ["late"] = () => Of(Practised().Pushed("v9").After(Step).Read().Ticked(TimeSpan.FromMinutes(4)), "v9"),
        ["with-a-forecast"] = () => Of(Practised().Pushed("v9").Judged(GivenPlan.NewImage).ApplyStarted(), "v9", GivenPlan.NewImage),
        ["applying"] = () => Of(Judged(GivenPlan.Larger).ApplyStarted(), "v2", GivenPlan.Larger),
        ["apply-failed"] = () => Of(Applying().BuildFailed("creating ECS Service (web-app-dev): InvalidParameterException: the target group has no load balancer"), "v2", GivenPlan.Larger),
        ["migrating"] = () => Of(Migrating(), "v2", GivenPlan.Larger),
        ["migration-failed"] = () => Of(
            Migrating().After(Step).MigrationFailed("its task ended with exit code 1: Essential container in task exited; its log is /delightful/dev/web-app, migration/web-app/1"), "v2", GivenPlan.Larger),
        ["testing"] = () => Of(Testing(), "v2", GivenPlan.Larger),
        ["tested"] = () => Of(Testing().After(Step).Build(WorkStatus.Succeeded, Catalogue.Exports(("INTEGRATION", "passed"), ("LOAD", "passed: p95 112 ms, 0.2 % errors"))), "v2", GivenPlan.Larger),
        ["tests-did-not-run"] = () => Of(
            Testing().After(Step).Build(WorkStatus.Succeeded, Catalogue.Exports(("INTEGRATION", "passed"), ("LOAD", "did not run: there is no k6 in the image of the build"))), "v2", GivenPlan.Larger),
        ["tests-failed"] = () => Of(
            Testing().After(Step).Build(WorkStatus.Failed, Catalogue.Exports(("INTEGRATION", "failed: exit code 1"), ("LOAD", "passed: p95 112 ms, 0.2 % errors"))), "v2", GivenPlan.Larger),
        ["of-a-commit"] = () => Of(
            Story.Of("web-app/dev").Released(Commits[0]).Pushed(Commits[1]).Judged(GivenPlan.NewImage).ApplyStarted().After(Step).Applied(), Commits[1], GivenPlan.NewImage),
        ["shifting"] = () => Of(Shifting().HookAsked(), "v2", GivenPlan.Larger),
        ["smoke-testing"] = () => Of(Shifting().After(Step).GreenPassed().HookAsked(), "v2", GivenPlan.Larger),
        ["baking"] = () => Of(Shifting().After(Step).Shifted(), "v2", GivenPlan.Larger),
        ["baking-without-blue"] = () => Of(Shifting().After(Step).Shifted().Rollout(WorkStatus.Succeeded), "v2", GivenPlan.Larger),
        ["worker-shifting"] = () => Of(Worker(), "v2", GivenPlan.NewImage),
        ["worker-smoke-testing"] = () => Of(Worker().After(Step).Rollout(WorkStatus.Succeeded), "v2", GivenPlan.NewImage),
        ["worker-baking"] = () => Of(Worker().After(Step).Rollout(WorkStatus.Succeeded).SmokeTested(TasksRun), "v2", GivenPlan.NewImage),
        ["worker-released"] = () => Of(Rolled(Worker().After(Step)), "v2", GivenPlan.NewImage),
        ["worker-taken-back"] = () => Of(
            Worker().After(Step).Rollout(WorkStatus.Stopped, "ECS went back to web-app-dev:1; 3 tasks stopped: essential container in task exited (1)")
                .After(Step).SmokeTested(TasksRun).Confirmed(), "v2", GivenPlan.NewImage),
        ["worker-stopping"] = () => Of(Worker().After(Step).AlarmWent(), "v2", GivenPlan.NewImage),
        ["first"] = () => Of(
            Story.Of("web-app/dev").Pushed("v1").Judged(GivenPlan.First).ApplyStarted().After(Step).Applied().AlarmsLookedAt().RolloutStarted().After(Step).Shifted(), "v1", GivenPlan.First),
        ["released"] = () => Of(Shifting().After(Step).Shifted().BakedOut().Confirmed(), "v2", GivenPlan.Larger),
        ["fast-lane"] = () => Of(
            Judged(GivenPlan.NewImage).ApplyStarted().After(Step).Applied().AlarmsLookedAt().RolloutStarted().After(Step).Shifted().BakedOut().Confirmed(), "v2", GivenPlan.NewImage),
        ["rolled-back"] = () => Of(
            Shifting().After(Step).HookAsked().GreenTested(Catalogue.Failed("/health answered 503, 5 times")).Rollout(WorkStatus.Failed)
                .After(Step).SmokeTested(Catalogue.Passed).Confirmed(), "v2", GivenPlan.Larger),
        ["rolled-back-by-an-alarm"] = () => Of(
            Shifting().After(Step).Shifted().After(TimeSpan.FromSeconds(192)).AlarmWent().Rollout(WorkStatus.Stopped).After(Step).SmokeTested(Catalogue.Passed).Confirmed(), "v2", GivenPlan.Larger),
        ["rolling-back"] = () => Of(Shifting().After(Step).Shifted().After(TimeSpan.FromSeconds(192)).AlarmWent(), "v2", GivenPlan.Larger),
        ["rollback-failed"] = () => Of(
            Shifting().After(Step).Shifted().AlarmWent().Rollout(WorkStatus.Stopped).After(Step).SmokeTested(Catalogue.Failed("/health answered 502, 5 times")), "v2", GivenPlan.Larger),
        ["smoke-failed"] = () => Of(
            Shifting().After(Step).GreenPassed().HookAsked().SmokeTested(Catalogue.Failed("/health answered 502, 5 times")).Rollout(WorkStatus.Failed)
                .After(Step).SmokeTested(Catalogue.Passed).Confirmed(), "v2", GivenPlan.Larger),
        ["held"] = () => Of(Story.Of("web-app/dev").Released("v1").Released("v2").AskedBack().BroughtBack().Pushed("v2"), "v2"),
        ["cancelled"] = () => Of(Second().Read().AskedBack("v1"), "v2"),
        ["superseded"] = () => Of(Second().Pushed("v3").Pushed("v4"), "v3"),
        ["asks"] = () => Of(Asking(), "v2", GivenPlan.Grave),
        ["asks-in-production"] = () => Of(Asking("web-app/prod"), "v2", GivenPlan.Grave),
        ["long-plan"] = () => Of(Asking(plan: GivenPlan.Long), "v2", GivenPlan.Long),
        ["inconclusive"] = () => Of(Asking(plan: GivenPlan.Larger, answer: Silent), "v2", GivenPlan.Larger),
        ["approved"] = () => Of(Asking().After(Step).Approved(), "v2", GivenPlan.Grave),
        ["sticky-approval"] = () => Of(
            Asking().After(Step).Approved().Reviewed(GivenPlan.Grave).ApplyStarted().After(Step).BuildFailed("stale-plan: the state changed")
                .PlanStarted().After(Step).PlanMade(GivenPlan.Grave, "v2 again").Reviewed(GivenPlan.Grave).ApplyStarted(), "v2", GivenPlan.Grave),
        ["rejected-by-a-person"] = () => Of(Asking().After(Step).Rejected("not on a Friday"), "v2", GivenPlan.Grave),
        ["expired"] = () => Of(Asking().Ticked(TimeSpan.FromHours(25)), "v2", GivenPlan.Grave),
        ["denied"] = () => Of(Judged(GivenPlan.OpenPort), "v2", GivenPlan.OpenPort),
        ["previewed"] = () => Of(Previewed(GivenPlan.Grave), PullRequest, GivenPlan.Grave, DeploymentKind.Preview),
        ["previewed-unasked"] = () => Of(Previewed(GivenPlan.Larger), PullRequest, GivenPlan.Larger, DeploymentKind.Preview),
        ["previewed-inconclusive"] = () => Of(Previewed(GivenPlan.Larger, Silent), PullRequest, GivenPlan.Larger, DeploymentKind.Preview),
        ["promotion"] = () => Of(Promoted(), "v2", GivenPlan.NewImage, DeploymentKind.Promotion),
        ["promotion-released"] = () => Of(
            ApprovedByGrace(Promoted().After(Step)).Reviewed(GivenPlan.NewImage).ApplyStarted().After(Step).Applied().AlarmsLookedAt().RolloutStarted().After(Step).Shifted().BakedOut().Confirmed(),
            "v2", GivenPlan.NewImage, DeploymentKind.Promotion),
        ["rollback-by-hand"] = () => Of(Story.Of("web-app/dev").Released("v1").Released("v2").AskedBack().BroughtBack(), "v1", kind: DeploymentKind.Rollback),
    }.ToImmutableSortedDictionary();

    private static readonly ConcurrentDictionary<string, Lazy<Scenario>> Played = new();

    /// <summary>A state, played once: nothing of it can be changed.</summary>
    public static Scenario Named(string name) => Played.GetOrAdd(name, n => new Lazy<Scenario>(All[n])).Value;

    private static PolicyAnswer Silent => PolicyAnswer.None("they did not answer within 10 s");

    private static Story Asking(string slot = "web-app/dev", GivenPlan? plan = null, PolicyAnswer? answer = null) =>
        Story.Of(slot, s => s with { Approvals = new ApprovalSettings { Approvers = Approvers } }).Released("v1").Pushed("v2").Judged(plan ?? GivenPlan.Grave, answer);

    private static Story Previewed(GivenPlan plan, PolicyAnswer? answer = null) =>
        Story.Of("web-app/dev").Released("v1").Pushed(PullRequest, commit: Commits[1]).Judged(plan, answer);

    /// <summary>What was verified in dev is asked for in production, which always asks.</summary>
    private static Story Promoted() => Story.Of("web-app/prod", s => s with { Approvals = new ApprovalSettings { Approvers = Approvers } }).Released("v1")
        .Promoted(Story.Of("web-app/dev").Released("v2", Commits[1]).Slot.Current!).Judged(GivenPlan.NewImage);

    /// <summary>Who asked for a promotion is not the one who approves it.</summary>
    private static Story ApprovedByGrace(Story story) => story.Happens(story.Answer(approves: true, by: Catalogue.Grace, because: "the figures of dev are fine"));

    private static Story Second() => Story.Of("web-app/dev").Released("v1").Pushed("v2");

    private static Story Judged(GivenPlan plan) => Second().Judged(plan);

    /// <summary>The source was read, and the plan is being made.</summary>
    private static Story Read(this Story story)
    {
        var (id, slot) = (story.Active.Id, SlotKey.TryParse(story.Slot.Key)!.Value);
        var staged = SampleModules.For(Analysis).Select(sample => GeneratedVariables.SampleKeyOf(slot, id, sample.Path));
        return story.Happens(new SlotEvent.AnalysisCompleted(id, true, GeneratedVariables.KeyOf(slot, id), [.. Analysis.Recommendations, .. SampleAdvice.Of([.. staged])], null)).PlanStarted();
    }

    private static Story Refused(this Story story, AnalysisResult result) =>
        story.Happens(new SlotEvent.AnalysisCompleted(story.Active.Id, false, null, [], result.Error!.ToString()));

    private static Story PlanMade(this Story story, GivenPlan _, string? named = null)
    {
        var tag = named ?? story.Active.Request.Tag;
        return story.Build(WorkStatus.Succeeded, Catalogue.PlanOf(tag).Add("PLAN_TEXT_KEY", $"deployments/{story.Active.Id}/plan.txt"));
    }

    /// <summary>The plan is reviewed by the rules of its environment, and the slot decides on what they say.</summary>
    private static Story Reviewed(this Story story, GivenPlan plan, PolicyAnswer? answer = null)
    {
        var settings = story.Active.Request.Settings;
        return story.Happens(new SlotEvent.PlanReviewed(
            story.IdOf<SlotCommand.ReviewPlan>(), plan.ReadIn(settings).Summary, story.Active.Request.Digest, plan.ReviewIn(settings, answer)));
    }

    /// <summary>Its source was read, and its plan was made and reviewed.</summary>
    public static Story Judged(this Story story, GivenPlan plan, PolicyAnswer? answer = null) =>
        story.After(Step).Read().After(Step).PlanMade(plan).Reviewed(plan, answer);

    /// <summary>A slot that has seen enough to say how long things take.</summary>
    private static Story Practised() => Enumerable.Range(1, 6).Aggregate(
        Story.Of("web-app/dev"),
        (story, n) => story.Pushed($"v{n}").After(TimeSpan.FromSeconds(8 + n)).Planning().After(TimeSpan.FromSeconds(55 + (3 * n))).PlanMade().Reviewed().ApplyStarted()
            .After(TimeSpan.FromSeconds(62 + n)).Applied().AlarmsLookedAt().RolloutStarted().After(TimeSpan.FromSeconds(90 + (2 * n))).Shifted().BakedOut().Confirmed().ToldEverything());

    private static Story Applying(string? commit = null) =>
        Story.Of("web-app/dev").Released("v1").Pushed("v2", commit: commit).Judged(GivenPlan.Larger).ApplyStarted().After(Step);

    private static Story Shifting() => Applying().Applied().AlarmsLookedAt().RolloutStarted();

    private static Story Migrating() => Applying().AppliedToMigrate().MigrationStarted();

    private static Story Testing() => Applying(Commits[1]).Build(WorkStatus.Succeeded, Catalogue.TestedRolloutOf(Catalogue.Digest("v2")))
        .AlarmsLookedAt().RolloutStarted().After(Step).Shifted().BakedOut().Confirmed().TestsStarted();

    private static SmokeReport TasksRun => SmokeVerdict.Report(SmokeVerdict.Judge(new TaskCount(2, 2)), 1, TimeSpan.FromSeconds(1));

    /// <summary>A second image of what nobody calls is being rolled out.</summary>
    private static Story Worker() => RollingOut(Rolled(RollingOut(Story.Of("web-app/dev"), "v1", GivenPlan.First)).ToldEverything(), "v2", GivenPlan.NewImage);

    private static Story RollingOut(Story story, string tag, GivenPlan plan) => story.Pushed(tag).Judged(plan).ApplyStarted()
        .After(Step).Build(WorkStatus.Succeeded, Catalogue.RollsOut(Catalogue.Digest(tag))).AlarmsLookedAt().RolloutStarted();

    private static Story Rolled(Story story) => story.Rollout(WorkStatus.Succeeded).SmokeTested(TasksRun).Ticked(TimeSpan.FromMinutes(5)).Confirmed();

    /// <summary>A rollback by hand has no build: it shifts, is tested, and ends.</summary>
    private static Story BroughtBack(this Story story) =>
        story.AlarmsLookedAt().RolloutStarted().After(Step).Shifted().Rollout(WorkStatus.Succeeded).Ticked(TimeSpan.Zero).Confirmed();

    /// <summary>The newest deployment of a tag as it stands in its story: nothing is put into it here.</summary>
    private static Scenario Of(Story story, string tag, GivenPlan? plan = null, DeploymentKind kind = DeploymentKind.Push)
    {
        var deployment = story.After(TimeSpan.FromSeconds(12)).Newest(tag, kind);
        deployment.Plan?.Total.ShouldBe(plan!.ReadIn(deployment.Request.Settings).Summary.Total, "the text that is shown is that of the plan");
        var context = FeedbackContext.Of(story.Slot, deployment, story.Now) with
        {
            DashboardUrl = "https://console.aws.example/dashboards/web-app",
            Answerable = true,
            PlanTextUrl = deployment.PlanTextKey is { } key ? $"https://console.aws.example/s3/object/artifacts?prefix={Uri.EscapeDataString(key)}" : null,
            PlanText = deployment.PlanTextKey is null ? null : plan!.Text,
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

    /// <summary>The thread: the cost is told before the first that comes of the review.</summary>
    public ImmutableArray<string> Thread
    {
        get
        {
            var before = Changes.TakeWhile(change => change.Stage is "waiting" or "analyze" or "plan").ToList();
            return
            [
                .. before.Select(Line).OfType<string>(),
                .. Changes.Length > before.Count && SlackThread.Cost(Deployment.Review) is { } cost ? [cost] : Array.Empty<string>(),
                .. Changes.Skip(before.Count).Select(Line).OfType<string>(),
            ];
        }
    }

    public SlackMessage Message => SlackMessage.Render(Deployment, Context, Now);

    private string? Line(DeploymentChanged change) => SlackThread.Line(change, Deployment.Review);
}
