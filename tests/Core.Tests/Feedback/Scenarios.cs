using System.Collections.Immutable;
using Delightful.Core.Analysis;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Plans;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Feedback;

/// <summary>Deployments in each state that people see, as the rules themselves bring them there.</summary>
internal static class Scenarios
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(40);

    public static readonly ImmutableSortedDictionary<string, Func<Scenario>> All = new Dictionary<string, Func<Scenario>>
    {
        ["waiting"] = () => Of(Second().Pushed("v3"), "v3"),
        ["analyzing"] = () => Of(Second(), "v2"),
        ["planning"] = () => Of(Second().After(Step).Planning(), "v2"),
        ["applying"] = () => Of(Second().After(Step).Planning().After(Step).PlanMade().Reviewed().ApplyStarted(), "v2", planned: true),
        ["shifting"] = () => Of(Shifting().HookAsked(), "v2", planned: true),
        ["smoke-testing"] = () => Of(Shifting().After(Step).GreenPassed().HookAsked(), "v2", planned: true),
        ["baking"] = () => Of(Shifting().After(Step).Shifted(), "v2", planned: true),
        ["released"] = () => Of(Shifting().After(Step).Shifted().BakedOut().Confirmed(), "v2", planned: true),
        ["rolled-back"] = () => Of(
            Shifting().After(Step).HookAsked().GreenTested(Catalogue.Failed("/health answered 503, 5 times")).Rollout(WorkStatus.Failed)
                .After(Step).SmokeTested(Catalogue.Passed).Confirmed(), "v2", planned: true),
        ["smoke-failed"] = () => Of(
            Shifting().After(Step).GreenPassed().HookAsked().SmokeTested(Catalogue.Failed("/health answered 502, 5 times")).Rollout(WorkStatus.Failed)
                .After(Step).SmokeTested(Catalogue.Passed).Confirmed(), "v2", planned: true),
        ["failed"] = () => Of(Second().After(Step).Planning().After(Step).BuildFailed("no such module"), "v2"),
        ["held"] = () => Of(Story.Of("web-app/dev").Released("v1").Released("v2").AskedBack().BroughtBack().Pushed("v2"), "v2"),
        ["superseded"] = () => Of(Second().Pushed("v3").Pushed("v4"), "v3"),
        ["rollback-by-hand"] = () => Of(Story.Of("web-app/dev").Released("v1").Released("v2").AskedBack().BroughtBack(), "v1", DeploymentKind.Rollback),
    }.ToImmutableSortedDictionary();

    public static Scenario Named(string name) => All[name]();

    private static Story Second() => Story.Of("web-app/dev").Released("v1").Pushed("v2");

    private static Story Shifting() => Second().After(Step).Planning().After(Step).PlanMade().Reviewed().ApplyStarted()
        .After(Step).Applied().AlarmsLookedAt().RolloutStarted();

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
            PlanText = planned ? "  # module.service.aws_ecs_task_definition.this must be replaced\n-/+ resource \"aws_ecs_task_definition\" \"this\" {\n      ~ image = \"v1\" -> \"v2\"\n    }\n\nPlan: 1 to add, 2 to change, 1 to destroy." : null,
        };
        return new Scenario(deployment, context, story.Now);
    }
}

/// <summary>A deployment, what is known beside it, and the moment.</summary>
internal sealed record Scenario(Deployment Deployment, FeedbackContext Context, DateTimeOffset Now)
{
    public string Comment => PullRequestComment.Render(Deployment, Context, Now);

    public SlackMessage Message => SlackMessage.Render(Deployment, Context, Now);
}
