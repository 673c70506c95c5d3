using Delightful.Core.Services;

namespace Delightful.Local.Installation;

/// <summary>What is installed in a local cloud.</summary>
public sealed record InstallationOptions
{
    /// <summary>The services of the catalogue.</summary>
    public required IReadOnlyList<LocalService> Services { get; init; }

    /// <summary>Ends when the functions are built; the installation needs them only for its template.</summary>
    public Task Functions { get; init; } = Task.CompletedTask;

    /// <summary>The one environment there is.</summary>
    public string Environment { get; init; } = "dev";

    /// <summary>How long a release is watched, before the cloud's speed divides it.</summary>
    public TimeSpan Bake { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What ends a hold besides lifting it.</summary>
    public HoldRelease HoldRelease { get; init; } = HoldRelease.NewerDigest;
}
