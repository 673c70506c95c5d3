namespace Delightful.Core.Deployments;

/// <summary>What came of a migration, as far as its build told.</summary>
/// <param name="Database">The instance that it changed; null when the service has none of the platform's.</param>
/// <param name="Snapshot">The snapshot that was made before it; null while there is none.</param>
/// <param name="Task">The task that ran it; null while none was started, and when nobody told.</param>
/// <param name="Succeeded">Whether it went well; null while it is not over.</param>
public sealed record MigrationReport(string? Database, string? Snapshot, string? Task, bool? Succeeded);
