using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Delightful.Core.Text;

namespace Delightful.Core.Deployments;

/// <summary>
/// What an apply produced and a rollout needs: where the service answers, what to run, and the driver's own
/// settings, which only the driver reads.
/// </summary>
public sealed record RolloutTarget
{
    /// <summary>The driver that moves traffic, for example <c>codedeploy</c>.</summary>
    public required string Driver { get; init; }

    /// <summary>What runs: the registered task definition.</summary>
    public required string TaskDefinition { get; init; }

    /// <summary>Why this driver: what people are told; null when the apply did not say.</summary>
    public string? Because { get; init; }

    /// <summary>
    /// True when new tasks take the place of the old ones one by one: then the release before is not kept beside the new one, and
    /// to go back is to start it again. It is written only when it is so.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Rolls { get; init; }

    /// <summary>Where production traffic is answered; null for a service that nobody calls.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Where green is answered before production traffic moves; null when there is no such place.</summary>
    public string? TestUrl { get; init; }

    /// <summary>The dashboard people look at; null when there is none.</summary>
    public string? DashboardUrl { get; init; }

    /// <summary>The health check path.</summary>
    public string HealthPath { get; init; } = "/health";

    /// <summary>The path that also checks what the service depends on; null when it has none.</summary>
    public string? DeepHealthPath { get; init; }

    /// <summary>The path that tells the running version; null when it has none.</summary>
    public string? VersionPath { get; init; } = "/version";

    /// <summary>
    /// How long a new release is watched before it counts as verified. The driver keeps blue alive as long: both have it
    /// from what was applied. It can be set, because a field that is left out must keep its default.
    /// </summary>
    public TimeSpan Bake { get; set; } = _usualBake;

    /// <summary>Alarms that guard the service.</summary>
    public ImmutableArray<string> Alarms { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What changes the database before traffic moves; null when nothing does.</summary>
    public MigrationTask? Migration { get; init; }

    /// <summary>What the repository tests once it serves; null when nothing is to be tested here.</summary>
    public TestCommands? Tests { get; init; }

    /// <summary>The driver's settings as the apply gave them: JSON, opaque to everyone else.</summary>
    public required string DriverSettings { get; init; }

    /// <summary>True when what was applied says something of this, be it that there is nothing: Terraform of before there was such a thing does not.</summary>
    public bool Says(string field)
    {
        using var document = JsonDocument.Parse(DriverSettings);
        return document.RootElement.TryGetProperty(field, out _);
    }

    private const double MostBakeMinutes = 2880;
    private const int LongestReason = 120;
    private static readonly TimeSpan _usualBake = TimeSpan.FromMinutes(5);

    /// <summary>The longest JSON that is read: it is kept with every release.</summary>
    public const int Longest = 8192;

    /// <summary>
    /// Reads the JSON that an apply exports. Null, with the reason, when a required field is absent or not of its type. An address
    /// that is not there is written as null: one that is left out is a mistake.
    /// </summary>
    public static RolloutTarget? TryParse(string? json, out string error)
    {
        error = "the apply exported no ROLLOUT";
        if (string.IsNullOrWhiteSpace(json))
            return null;
        if (json.Length > Longest)
        {
            error = $"the ROLLOUT that the apply exported has {json.Length} characters; at most {Longest} are read";
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            string Required(string name) => Optional(name) ?? throw new JsonException($"'{name}' is missing");
            string? Optional(string name) =>
                root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            bool IsNull(string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null;
            string? Address(string name) => IsNull(name) ? null
                : Required(name) is var text && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                ? text
                : throw new JsonException($"'{name}' is not an http address");
            string? Path(string name) => Optional(name) is not { } text || text.StartsWith('/')
                ? Optional(name)
                : throw new JsonException($"'{name}' does not begin with /");
            var alarms = root.TryGetProperty("alarms", out var list) && list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray().Where(a => a.ValueKind == JsonValueKind.String).Select(a => a.GetString()!).ToImmutableArray()
                : [];
            var target = new RolloutTarget
            {
                Driver = Required("driver"),
                TaskDefinition = Required("taskDefinition"),
                Because = Optional("because") is { Length: > 0 } because ? SafeText.Line(because, LongestReason) : null,
                Rolls = root.TryGetProperty("rolls", out var rolls) && rolls.ValueKind == JsonValueKind.True,
                ServiceUrl = Address("serviceUrl"),
                TestUrl = Address("testUrl"),
                DashboardUrl = Optional("dashboardUrl"),
                HealthPath = Path("healthPath") ?? "/health",
                DeepHealthPath = Path("deepHealthPath"),
                VersionPath = Path("versionPath"),
                Bake = BakeOf(root),
                Alarms = alarms,
                Migration = MigrationTask.Of(root),
                Tests = TestCommands.Of(root),
                DriverSettings = json,
            };
            error = "";
            return target;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            error = $"the ROLLOUT that the apply exported cannot be read: {e.Message}";
            return null;
        }
    }

    private static TimeSpan BakeOf(JsonElement root) =>
        !root.TryGetProperty("bakeMinutes", out var given) || given.ValueKind == JsonValueKind.Null ? _usualBake
        : given.ValueKind == JsonValueKind.Number && given.GetDouble() is >= 0 and <= MostBakeMinutes and var minutes ? TimeSpan.FromMinutes(minutes)
        : throw new JsonException($"'bakeMinutes' is not a number from 0 to {MostBakeMinutes}");
}
