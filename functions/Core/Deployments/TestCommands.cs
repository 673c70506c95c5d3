using System.Text.Json;

namespace Delightful.Core.Deployments;

/// <summary>The tests of a repository that are run against a release once it serves.</summary>
/// <param name="Integration">The command that tests it; null for none.</param>
/// <param name="Load">The script of k6 that puts it under load, as a path in the repository; null for none.</param>
public sealed record TestCommands(string? Integration, string? Load)
{
    /// <summary>Reads them from what an apply exports; null when nothing is to be tested. Throws <see cref="JsonException"/> when they cannot be read.</summary>
    internal static TestCommands? Of(JsonElement rollout)
    {
        if (!rollout.TryGetProperty("tests", out var given) || given.ValueKind == JsonValueKind.Null)
            return null;
        if (given.ValueKind != JsonValueKind.Object)
            throw new JsonException("'tests' is not an object");
        string? Text(string name) => !given.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text
            : throw new JsonException($"'tests.{name}' is not a text");
        var (integration, load) = (Text("integration"), Text("load"));
        if (integration is not null && BuildLimits.FaultOfCommand(integration) is { } command)
            throw new JsonException($"'tests.integration' {command}");
        if (load is not null && BuildLimits.FaultOfScript(load) is { } script)
            throw new JsonException($"'tests.load' {script}");
        return (integration ?? load) is null ? null : new TestCommands(integration, load);
    }
}
