using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Delightful.Core.Analysis.Declarations;

/// <summary>A variable of the service root that the analysis may set.</summary>
/// <param name="Name">Its name in infrastructure/service/variables.tf.</param>
/// <param name="TerraformType">Its type there.</param>
/// <param name="Rule">What it may be; within the bounds that the modules check.</param>
/// <param name="Default">What it is when nobody sets it, as JSON.</param>
internal sealed record ServiceVariable(string Name, string TerraformType, ValueRule Rule, string Default);

/// <summary>
/// All that a source can decide about its service. Everything else, such as networks, ports of the load balancer and
/// roles, belongs to the environment, so a source cannot reach it.
/// </summary>
internal static class ServiceVariables
{
    public static readonly ImmutableArray<int> CpuSizes = [256, 512, 1024, 2048, 4096];

    public static readonly ImmutableDictionary<string, string> Rollouts = new Dictionary<string, string>
    {
        ["all-at-once"] = "CodeDeployDefault.ECSAllAtOnce",
        ["linear-10-percent-every-1-minute"] = "CodeDeployDefault.ECSLinear10PercentEvery1Minutes",
        ["linear-10-percent-every-3-minutes"] = "CodeDeployDefault.ECSLinear10PercentEvery3Minutes",
        ["canary-10-percent-5-minutes"] = "CodeDeployDefault.ECSCanary10Percent5Minutes",
        ["canary-10-percent-15-minutes"] = "CodeDeployDefault.ECSCanary10Percent15Minutes",
    }.ToImmutableDictionary();

    public static readonly ImmutableArray<int> LogRetentions =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public static readonly ImmutableArray<string> DatabaseVersions = ["15", "16", "17"];

    public static readonly ImmutableArray<string> Kinds = ["service", "worker"];

    public static readonly ImmutableArray<string> CacheKinds = ["elasticache", "memorydb"];

    public static readonly ImmutableArray<ServiceVariable> All =
    [
        new("kind", "string", new ValueRule.Word(Kinds), "\"service\""),
        new("container_port", "number", new ValueRule.Whole(1, 65535), "8080"),
        new("health_path", "string", new ValueRule.Path(), "\"/health\""),
        new("deep_health_path", "string", new ValueRule.Path(), "null"),
        new("version_path", "string", new ValueRule.Path(), "null"),
        new("migration_command", "string", new ValueRule.Command(), "null"),
        new("test_command", "string", new ValueRule.Command(), "null"),
        new("load_script", "string", new ValueRule.Script(), "null"),
        new("cpu", "number", new ValueRule.OneOf(CpuSizes), "256"),
        new("memory", "number", new ValueRule.Whole(512, 8 * 4096), "512"),
        new("desired_count", "number", new ValueRule.Whole(1, 1000), "1"),
        new("min_count", "number", new ValueRule.Whole(1, 1000), "1"),
        new("max_count", "number", new ValueRule.Whole(1, 1000), "4"),
        new("scaling_cpu_percent", "number", new ValueRule.Whole(10, 95), "60"),
        new("environment_variables", "map(string)", new ValueRule.Variables("a text of at most 4096 characters", ValueRule.AnyText()), "{}"),
        new("secrets", "map(string)", new ValueRule.Variables("the ARN of a secret or parameter", ValueRule.SecretName()), "{}"),
        new("database", "object", new Fields("version", new ValueRule.Word(DatabaseVersions)), "null"),
        new("cache", "object", new Fields("kind", new ValueRule.Word(CacheKinds)), "null"),
        new("queues", "map(object", new Queues(), "{}"),
        new("bucket", "bool", new YesNo(), "false"),
        new("deployment_configuration", "string", new ValueRule.Word([.. Rollouts.Values]), "\"CodeDeployDefault.ECSAllAtOnce\""),
        new("bake_minutes", "number", new ValueRule.Whole(0, 2880), "5"),
        new("log_retention_days", "number", new ValueRule.OneOf(LogRetentions), "30"),
        new("alarm_thresholds", "object", new AlarmThresholds(), "{}"),
    ];

    public static ServiceVariable Named(string name) => All.First(v => v.Name == name);

    /// <summary>The default of a variable that is a number.</summary>
    public static int DefaultNumber(string name) => JsonNode.Parse(Named(name).Default)!.GetValue<int>();

    /// <summary>An object with one field.</summary>
    private sealed record Fields(string Name, ValueRule Rule) : ValueRule
    {
        public override string Asks => $"an object with '{Name}', {Rule.Asks}";

        public override bool Allows(JsonNode value) => value is JsonObject map && map.All(field => field.Key == Name && field.Value is { } known && Rule.Allows(known));
    }

    private sealed record Queues : ValueRule
    {
        public override string Asks => "queues by name, each with 'fifo'";

        public override bool Allows(JsonNode value) => value is JsonObject { Count: <= Variables.Most } map
            && map.All(queue => QueueName().IsMatch(queue.Key) && queue.Value is JsonObject { Count: 1 } settings && settings["fifo"] is { } fifo && new YesNo().Allows(fifo));
    }

    private sealed record YesNo : ValueRule
    {
        public override string Asks => "true or false";

        public override bool Allows(JsonNode value) => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False;
    }

    private sealed record AlarmThresholds : ValueRule
    {
        public override string Asks => "alarm thresholds";

        public override bool Allows(JsonNode value) => value is JsonObject map && map.All(field => field switch
        {
            { Key: "target_5xx", Value: { } count } => new Whole(1, 1_000_000).Allows(count),
            { Key: "latency_p95", Value: { } seconds } => new Positive(600).Allows(seconds),
            _ => false,
        });
    }
}
