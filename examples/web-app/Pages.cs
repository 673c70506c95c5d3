using System.Text.Json.Serialization;

namespace WebApp;

/// <summary>The four pages: a greeting, two depths of health, and the version that is running.</summary>
public static class Pages
{
    /// <summary>Maps <c>/</c>, <c>/health</c>, <c>/health/deep</c> and <c>/version</c>.</summary>
    public static void MapPages(this WebApplication app, Settings settings)
    {
        var healthy = settings.Behaviour != Behaviour.Unhealthy;

        app.MapGet("/", () => $"Hello from web-app {settings.Version}\n");
        app.MapGet("/version", () => TypedResults.Ok(new VersionAnswer(settings.Version)));
        app.MapGet("/health", () => Health(healthy: true, scratchSpace: null));
        app.MapGet("/health/deep", () =>
        {
            var writable = ScratchSpace.IsWritable();
            return Health(healthy && writable, writable);
        });
    }

    static IResult Health(bool healthy, bool? scratchSpace) => TypedResults.Json(
        new HealthAnswer(healthy ? "healthy" : "unhealthy", scratchSpace),
        Answers.Default.HealthAnswer,
        statusCode: healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
}

/// <summary>The answer of <c>/version</c>; the smoke test compares it with the tag that was deployed.</summary>
public sealed record VersionAnswer(string Version);

/// <summary>The answer of both health pages; the deep one also says whether scratch space can be written.</summary>
public sealed record HealthAnswer(
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? ScratchSpace);

[JsonSerializable(typeof(VersionAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
sealed partial class Answers : JsonSerializerContext;
