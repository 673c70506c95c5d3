using System.Text.Json;
using System.Text.RegularExpressions;
using Delightful.Core.Slots;

namespace Delightful.Core.Deployments;

/// <summary>What changes the schema of a service's database: one task with the new image, run once before traffic moves.</summary>
/// <param name="Database">The instance that a snapshot is made of before; null when the service has none of the platform's.</param>
/// <param name="Settings">What the build needs to run the task, as the apply gave it: JSON, opaque to everyone else.</param>
public sealed partial record MigrationTask(string? Database, string Settings)
{
    /// <summary>What the snapshot before a migration is called: a repeat of the command asks for the same one.</summary>
    public string? SnapshotOf(CommandId command) => Database is null
        ? null
        : $"{Database}-before-{command.DeploymentId}-{command.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}".ToLowerInvariant();

    /// <summary>Reads it from what an apply exports; null when nothing is to be run. Throws <see cref="JsonException"/> when it cannot be read.</summary>
    internal static MigrationTask? Of(JsonElement rollout)
    {
        if (!rollout.TryGetProperty("migration", out var given) || given.ValueKind == JsonValueKind.Null)
            return null;
        if (given.ValueKind != JsonValueKind.Object)
            throw new JsonException("'migration' is not an object");
        if (BuildLimits.FaultOfLength(given.GetRawText(), BuildLimits.Migration) is { } fault)
            throw new JsonException($"'migration' {fault}");
        if (!given.TryGetProperty("database", out var database) || database.ValueKind == JsonValueKind.Null)
            return new MigrationTask(null, given.GetRawText());
        return database.ValueKind == JsonValueKind.String && InstanceName().IsMatch(database.GetString()!)
            ? new MigrationTask(database.GetString(), given.GetRawText())
            : throw new JsonException("'migration.database' is not the name of a database instance");
    }

    [GeneratedRegex(@"\A[a-z](-?[a-z0-9]){0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex InstanceName();
}
