using System.Collections.Immutable;
using System.Globalization;
using Delightful.Core.Analysis;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Plans;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Cloud.Tests;

/// <summary>Documents as the rules really make them.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly SlotKey Dev = new("web-app", "dev");

    public static readonly ServiceDefinition WebApp = new()
    {
        Service = "web-app",
        Repository = "web-app",
        RepositoryUrl = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app",
        SourceRepository = "example/web-app",
        RegisteredAt = Noon.AddDays(-1),
        Environments = [new EnvironmentSettings { Name = "dev" }],
    };

    public static string Digest(int number) => $"sha256:{number.ToString("x64", CultureInfo.InvariantCulture)}";

    /// <summary>What the rules decide when an image is pushed.</summary>
    public static Decision Push(Slot slot, string tag, int number = 1, int secondsLater = 0) => SlotDecider.Decide(
        slot,
        new SlotEvent.ImagePushed(WebApp, tag, Digest(number), Noon.AddSeconds(secondsLater)),
        Noon.AddSeconds(secondsLater + 1));

    /// <summary>Saves a decision whose event and moment do not matter to the test.</summary>
    public static async Task<bool> SaveAsync(this Registry registry, Slot read, Decision decision, CancellationToken cancellationToken) =>
        (await registry.SaveAsync(read, decision, [new SlotEvent.Ticked()], Noon, cancellationToken)).IsMade;

    /// <summary>What happens after a push until its plan, which changes one resource, is known and applied.</summary>
    public static ImmutableArray<Func<Slot, SlotEvent>> UntilPlanned(string digest, PlanReview? review = null) =>
    [
        slot => new SlotEvent.AnalysisCompleted(slot.Active!.Id, true, GeneratedVariables.KeyOf(SlotKey.TryParse(slot.Key)!.Value, slot.Active.Id), [], null),
        slot => new SlotEvent.BuildStarted(IdOf<SlotCommand.StartPlan>(slot), "plan-build", "http://127.0.0.1/plan"),
        slot => new SlotEvent.BuildChanged(
            ((Stage.Planning)slot.Active!.Stage).Command, "plan-build", WorkStatus.Succeeded,
            Exported("PLAN_KEY", "plan").Add("PLAN_JSON_KEY", "json").Add("PLAN_SHA256", "hash")),
        slot => new SlotEvent.PlanReviewed(IdOf<SlotCommand.ReviewPlan>(slot), new PlanSummary(0, 1, 0, 0, ImageOnly: false, [], Drift: 0), digest, review ?? new PlanReview()),
        slot => new SlotEvent.BuildStarted(IdOf<SlotCommand.StartApply>(slot), "apply-build", "http://127.0.0.1/apply"),
    ];

    /// <summary>The id of the newest command of a kind that a slot wants.</summary>
    public static string IdOf<T>(Slot slot) where T : SlotCommand => slot.Outbox.Last(c => c.Command is T).Id;

    public static ImmutableSortedDictionary<string, string> Exported(string name, string value) => ImmutableSortedDictionary<string, string>.Empty.Add(name, value);

    public static CommandId Command(string step, string deployment = "20260301T120001Z-1a2b3c4d") => new(Dev, deployment, step, 1);

    public static RolloutTarget Target(string driverSettings = "{}") => new()
    {
        Driver = "codedeploy",
        TaskDefinition = "arn:aws:ecs:us-east-1:123456789012:task-definition/web-app-dev:7",
        ServiceUrl = "http://127.0.0.1:8080",
        TestUrl = "http://127.0.0.1:9090",
        DriverSettings = driverSettings,
    };
}
