using System.Collections.Immutable;
using System.Text.Json.Nodes;
using static Delightful.Core.Analysis.Declarations.DeclarationKey;

namespace Delightful.Core.Analysis.Declarations;

/// <summary>Every key of a declaration, the same as in docs/schemas/delightful.schema.json.</summary>
internal static class DeclarationKeys
{
    /// <summary>What may differ from one environment to another.</summary>
    private static readonly ImmutableArray<DeclarationKey> Sizes =
    [
        new Section("resources", [Same("cpu", "cpu"), Same("memory", "memory")]),
        new Section("scaling", [Same("desired", "desired_count"), Same("min", "min_count"), Same("max", "max_count"), Same("cpuPercent", "scaling_cpu_percent")]),
        new Section("rollout",
        [
            new Setting("configuration", "deployment_configuration", new ValueRule.Word([.. ServiceVariables.Rollouts.Keys.Order(StringComparer.Ordinal)]),
                word => ServiceVariables.Rollouts[word.GetValue<string>()]),
            Same("bakeMinutes", "bake_minutes"),
        ]),
        new Section("alarms",
        [
            new Setting("errorsPerMinute", "alarm_thresholds.target_5xx", new ValueRule.Whole(1, 1_000_000)),
            new Setting("p95Milliseconds", "alarm_thresholds.latency_p95", new ValueRule.Whole(1, 600_000), ms => Numbers.Create(Numbers.Of(ms)!.Value / 1000)),
        ]),
        new Section("logs", [Same("retentionDays", "log_retention_days")]),
        Same("environment", "environment_variables"),
        Same("secrets", "secrets"),
    ];

    /// <summary>What is so and, but for commands of migrations and tests, sets no variable: it settles what would be inferred otherwise.</summary>
    private static readonly ImmutableArray<DeclarationKey> Statements =
    [
        Said("command"),
        new Section("stack", [Said("language"), Said("languageVersion"), Said("framework"), Said("frameworkVersion")]),
        new Section("needs", [Said("database"), Said("databaseDriver"), Said("cache"), Said("queue"), Said("storage")]),
        new Section("worker", [Said("tool"), Said("command")]),
        new Section("migrations", [Said("tool"), Same("command", "migration_command")]),
        new Section("tests", [Same("command", "test_command"), Same("load", "load_script")]),
        new Section("traffic", [Said("hint"), new Setting("requestsPerSecond", null, new ValueRule.Whole(1, 1_000_000))]),
    ];

    /// <summary>What the platform makes for the service alone. How large and how safe it is, the environment says.</summary>
    private static readonly Section Data = new("data",
    [
        new Setting("database", "database.version", new ValueRule.OneOf([.. ServiceVariables.DatabaseVersions.Select(int.Parse)]), version => version.ToJsonString()),
        new Setting("cache", "cache.kind", new ValueRule.Word(ServiceVariables.CacheKinds)),
        new Setting("queues", "queues", new ValueRule.QueueNames(), kind => new JsonObject { ["fifo"] = kind.GetValue<string>() == "fifo" }),
        new Setting("storage", "bucket", new ValueRule.Word(["bucket"]), _ => JsonValue.Create(true)),
    ]);

    public static readonly ImmutableArray<DeclarationKey> All =
    [
        new Setting("service", null, new ValueRule.ServiceName()),
        Same("kind", "kind"),
        Same("port", "container_port"),
        new Section("health", [Same("path", "health_path"), Same("deep", "deep_health_path"), Same("version", "version_path")]),
        .. Statements,
        Data,
        .. Sizes,
        new PerEnvironment("environments", Sizes),
    ];

    private static Setting Said(string name) => new(name, null, new ValueRule.Line());

    private static Setting Same(string name, string variable) => new(name, variable, ServiceVariables.Named(variable).Rule);
}
