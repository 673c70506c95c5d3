using System.Collections.Immutable;

namespace Delightful.Core.Analysis.Facts;

/// <summary>What an analysis can know of a service. A name is also the key under which it can be declared, where there is one.</summary>
public static class FactNames
{
    /// <summary>The language of what runs, such as <c>python</c>.</summary>
    public const string Language = "stack.language";

    /// <summary>The version of the language or of its runtime.</summary>
    public const string LanguageVersion = "stack.languageVersion";

    /// <summary>The web framework, such as <c>django</c>.</summary>
    public const string Framework = "stack.framework";

    /// <summary>The version of the framework.</summary>
    public const string FrameworkVersion = "stack.frameworkVersion";

    /// <summary>The command that starts the service.</summary>
    public const string Command = "command";

    /// <summary>The port that the service listens on.</summary>
    public const string Port = "port";

    /// <summary>The page that says that the process can serve.</summary>
    public const string HealthPath = "health.path";

    /// <summary>The page that says that what the service needs answers too.</summary>
    public const string DeepHealthPath = "health.deep";

    /// <summary>The page that tells the running version.</summary>
    public const string VersionPath = "health.version";

    /// <summary>A database, by flavour, such as <c>postgres</c>.</summary>
    public const string Database = "needs.database";

    /// <summary>The package that speaks to a database.</summary>
    public const string DatabaseDriver = "needs.databaseDriver";

    /// <summary>A cache, such as <c>redis</c>.</summary>
    public const string Cache = "needs.cache";

    /// <summary>A queue or a stream, such as <c>sqs</c>.</summary>
    public const string Queue = "needs.queue";

    /// <summary>An object storage, such as <c>s3</c>.</summary>
    public const string Storage = "needs.storage";

    /// <summary>What runs work in the background, such as <c>celery</c>.</summary>
    public const string Worker = "worker.tool";

    /// <summary>The command that starts a background worker.</summary>
    public const string WorkerCommand = "worker.command";

    /// <summary>What changes the database's schema, such as <c>alembic</c>.</summary>
    public const string MigrationTool = "migrations.tool";

    /// <summary>The command that brings the schema up to date.</summary>
    public const string MigrationCommand = "migrations.command";

    /// <summary>A hint at the traffic to expect, such as <c>websockets</c>.</summary>
    public const string Traffic = "traffic.hint";

    /// <summary>CPU units to start with.</summary>
    public const string Cpu = "resources.cpu";

    /// <summary>MiB of memory to start with.</summary>
    public const string Memory = "resources.memory";

    /// <summary>Tasks to start with.</summary>
    public const string DesiredCount = "scaling.desired";

    /// <summary>Fewest tasks.</summary>
    public const string LeastCount = "scaling.min";

    /// <summary>Most tasks.</summary>
    public const string MostCount = "scaling.max";

    /// <summary>GiB of storage that a database of the service has elsewhere. How large it is here, the environment says.</summary>
    public const string DatabaseSize = "needs.databaseSize";

    /// <summary>The image that the service's image is made from.</summary>
    public const string BaseImage = "image.base";

    /// <summary>The user that the image runs as.</summary>
    public const string ImageUser = "image.user";

    /// <summary>A port that the image exposes.</summary>
    public const string ImagePort = "image.port";

    /// <summary>The command of the image's own health check.</summary>
    public const string ImageHealthCheck = "image.healthCheck";

    /// <summary>A service of a compose file that this one can use, by its image.</summary>
    public const string ComposeService = "compose.service";

    /// <summary>The kind of a secret that is committed; never its value.</summary>
    public const string Secret = "secret";

    private static readonly ImmutableDictionary<string, string> Variables = new Dictionary<string, string>
    {
        [Port] = "container_port",
        [HealthPath] = "health_path",
        [DeepHealthPath] = "deep_health_path",
        [VersionPath] = "version_path",
        [Cpu] = "cpu",
        [Memory] = "memory",
        [DesiredCount] = "desired_count",
        [LeastCount] = "min_count",
        [MostCount] = "max_count",
    }.ToImmutableDictionary();

    private static readonly ImmutableHashSet<string> ManyValued =
        [Database, DatabaseDriver, Cache, Queue, Storage, Worker, WorkerCommand, Traffic, ImagePort, ComposeService, Secret];

    /// <summary>
    /// True for how large and how many. That is for the environment and the declaration to say: an inferred one could only lower
    /// what was measured, so it is proposed and never set.
    /// </summary>
    public static bool IsSize(string name) => name is Cpu or Memory or DesiredCount or LeastCount or MostCount;

    /// <summary>True when several values can be true at once.</summary>
    public static bool IsMany(string name) => ManyValued.Contains(name);

    /// <summary>The Terraform variable that a fact can set; null when it sets none.</summary>
    public static string? VariableOf(string name) => Variables.GetValueOrDefault(name);

    /// <summary>The fact that sets a Terraform variable; null when none does.</summary>
    public static string? OfVariable(string variable) => Variables.FirstOrDefault(v => v.Value == variable).Key;
}
