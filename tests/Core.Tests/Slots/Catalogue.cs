using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delightful.Core.Analysis;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Plans;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Core.Verification;

namespace Delightful.Core.Tests.Slots;

/// <summary>The one service that the stories are about, and what its images, plans and applies look like.</summary>
internal static class Catalogue
{
    public const string Alarm = "delightful-web-app-errors";

    public static readonly DateTimeOffset Start = new(2026, 1, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly PlanSummary OneTaskDefinition = new(1, 0, 0, 1, ImageOnly: true, [], Drift: 0);

    public static readonly Person Ada = new("ada", Via.Slack, "U0ADA0001", IsVerified: true);

    public static readonly Person Grace = new("grace", Via.GitHub, "grace-h", IsVerified: true);

    public static readonly SmokeReport Passed = new(true, "all checks passed", [], 1) { Took = TimeSpan.FromSeconds(1.2) };

    public static ServiceDefinition Service(Func<EnvironmentSettings, EnvironmentSettings>? with = null) => new()
    {
        Service = "web-app",
        Repository = "web-app",
        RepositoryUrl = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app",
        SourceRepository = "example/web-app",
        Environments =
        [
            .. from settings in new EnvironmentSettings[] { new() { Name = "dev" }, new() { Name = "prod", Production = true, Automatic = true, HoldRelease = HoldRelease.NewerDigest } }
               select with?.Invoke(settings) ?? settings,
        ],
    };

    public static string Digest(string tag) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tag)))}";

    public static ImmutableSortedDictionary<string, string> PlanOf(string tag) => Exports(
        ("PLAN_SERIAL", "7"), ("PLAN_KEY", $"deployments/{tag}/plan.tfplan"), ("PLAN_JSON_KEY", $"deployments/{tag}/plan.json"), ("PLAN_SHA256", $"hash-of-{tag}"));

    /// <summary>The task definition that runs an image.</summary>
    public static string Definition(string digest, string environment = "dev") => $"web-app-{environment}:{digest}";

    public static ImmutableSortedDictionary<string, string> RolloutOf(
        string digest, bool guarded = true, string driver = "codedeploy", double bakeMinutes = 5, string environment = "dev") => Exports(
        ("ROLLOUT", JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["driver"] = driver,
            ["taskDefinition"] = Definition(digest, environment),
            ["serviceUrl"] = "http://127.0.0.1:8080",
            ["testUrl"] = "http://127.0.0.1:8081",
            ["bakeMinutes"] = bakeMinutes,
            ["alarms"] = guarded ? new[] { Alarm } : [],
        })));

    public static ImmutableSortedDictionary<string, string> RollsOut(string digest) => Exports(
        ("ROLLOUT", JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["driver"] = "ecs-rolling",
            ["because"] = "a worker has no load balancer",
            ["rolls"] = true,
            ["taskDefinition"] = Definition(digest),
            ["serviceUrl"] = null,
            ["testUrl"] = null,
            ["bakeMinutes"] = 5,
            ["alarms"] = new[] { Alarm },
        })));

    /// <summary>A rollout before which a database is migrated; null for one that the platform did not make.</summary>
    public static ImmutableSortedDictionary<string, string> MigratingRolloutOf(string digest, string? database, string environment = "dev")
    {
        var rollout = JsonNode.Parse(RolloutOf(digest, environment: environment)["ROLLOUT"])!;
        rollout["migration"] = new JsonObject { ["cluster"] = $"delightful-{environment}", ["database"] = database };
        return Exports(("ROLLOUT", rollout.ToJsonString()));
    }

    /// <summary>A rollout after which the repository tests what serves; a worker has no address for that.</summary>
    public static ImmutableSortedDictionary<string, string> TestedRolloutOf(string digest, bool isWorker = false, string environment = "dev")
    {
        var rollout = JsonNode.Parse((isWorker ? RollsOut(digest) : RolloutOf(digest, environment: environment))["ROLLOUT"])!;
        rollout["tests"] = new JsonObject { ["integration"] = "npm test", ["load"] = "load/baseline.js" };
        return Exports(("ROLLOUT", rollout.ToJsonString()));
    }

    public static ImmutableSortedDictionary<string, string> Exports(params IEnumerable<(string Name, string Value)> values) =>
        values.ToImmutableSortedDictionary(v => v.Name, v => v.Value);

    public static string Variables(Deployment deployment) => GeneratedVariables.KeyOf(SlotKey.TryParse(deployment.Slot)!.Value, deployment.Id);

    public static SmokeReport Failed(string why) => new(false, why, [], 5) { Took = TimeSpan.FromSeconds(6.2) };
}
