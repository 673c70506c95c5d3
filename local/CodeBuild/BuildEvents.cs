using System.Globalization;
using System.Text.Json.Nodes;

namespace Delightful.Local.CodeBuild;

/// <summary>The two events that CodeBuild sends, in the documented shape.</summary>
sealed class BuildEvents(IEventEmitter emitter)
{
    const string Source = "aws.codebuild";

    public Task StateChangedAsync(Build build, CancellationToken ct) => emitter.EmitAsync(Source, "CodeBuild Build State Change", [build.Arn], new JsonObject
    {
        ["build-status"] = build.Status,
        ["project-name"] = build.Project,
        ["build-id"] = build.Arn,
        ["additional-information"] = Information(build),
        ["current-phase"] = build.Phases[^1].Type,
        ["current-phase-context"] = "[]",
        ["version"] = "1",
    }, ct);

    public Task PhaseChangedAsync(Build build, BuildPhase phase, CancellationToken ct) => emitter.EmitAsync(Source, "CodeBuild Build Phase Change", [build.Arn], new JsonObject
    {
        ["completed-phase"] = phase.Type,
        ["project-name"] = build.Project,
        ["build-id"] = build.Arn,
        ["completed-phase-context"] = $"[{Context(phase)}]",
        ["additional-information"] = Information(build),
        ["completed-phase-status"] = phase.Status,
        ["completed-phase-duration-seconds"] = (decimal)phase.Seconds,
        ["version"] = "1",
        ["completed-phase-start"] = Date(phase.Started),
        ["completed-phase-end"] = Date(phase.Ended!.Value),
    }, ct);

    static JsonObject Information(Build build)
    {
        var environment = build.Settings["environment"];
        return new JsonObject
        {
            ["artifact"] = new JsonObject { ["location"] = (string?)build.Settings["artifacts"]?["location"] ?? "" },
            ["environment"] = new JsonObject
            {
                ["image"] = environment?["image"]?.DeepClone(),
                ["privileged-mode"] = (bool?)environment?["privilegedMode"] ?? false,
                ["compute-type"] = environment?["computeType"]?.DeepClone(),
                ["type"] = environment?["type"]?.DeepClone(),
                ["environment-variables"] = new JsonArray([.. build.Variables.Select(v => new JsonObject { ["name"] = v.Name, ["type"] = v.Type, ["value"] = v.Value })]),
            },
            // CodeBuild writes this number with a decimal point, which readers of integers trip over.
            ["timeout-in-minutes"] = decimal.Parse($"{build.Timeout.TotalMinutes:0}.0", CultureInfo.InvariantCulture),
            ["build-complete"] = build.Ended is not null,
            ["build-number"] = decimal.Parse($"{build.Number}.0", CultureInfo.InvariantCulture),
            ["initiator"] = "delightful",
            ["build-start-time"] = Date(build.Started),
            ["source"] = new JsonObject { ["location"] = build.Settings["source"]?["location"]?.DeepClone(), ["type"] = build.Settings["source"]?["type"]?.DeepClone() },
            ["logs"] = new JsonObject { ["group-name"] = build.LogGroup, ["stream-name"] = build.Uuid, ["deep-link"] = BuildDocument.DeepLink(build) },
            ["phases"] = new JsonArray([.. build.Phases.Select(Phase)]),
            ["exported-environment-variables"] = new JsonArray([.. build.Exported.Select(v => new JsonObject { ["name"] = v.Key, ["value"] = v.Value })]),
        };
    }

    static JsonObject Phase(BuildPhase phase) => phase.Ended is not { } ended
        ? new JsonObject { ["phase-type"] = phase.Type, ["start-time"] = Date(phase.Started) }
        : new JsonObject
        {
            ["phase-context"] = new JsonArray(Context(phase)),
            ["start-time"] = Date(phase.Started),
            ["end-time"] = Date(ended),
            ["duration-in-seconds"] = phase.Seconds,
            ["phase-type"] = phase.Type,
            ["phase-status"] = phase.Status,
        };

    static string Context(BuildPhase phase) => $"{phase.Context?.Code}: {phase.Context?.Message}";

    static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("MMM d, yyyy h:mm:ss tt", CultureInfo.InvariantCulture);
}
