using Delightful.Core.Services;

namespace Delightful.Local.Installation;

/// <summary>What is installed in a local cloud.</summary>
public sealed record InstallationOptions
{
    /// <summary>The services of the catalogue.</summary>
    public required IReadOnlyList<LocalService> Services { get; init; }

    /// <summary>Ends when the functions are built; the installation needs them only for its template.</summary>
    public Task Functions { get; init; } = Task.CompletedTask;

    /// <summary>The environment that images are deployed to by being pushed.</summary>
    public string Environment { get; init; } = "dev";

    /// <summary>All environments: the first, and those that services are promoted to.</summary>
    public IEnumerable<string> Environments => Services.SelectMany(s => s.PromotedTo).Select(p => p.Environment).Prepend(Environment).Distinct();

    /// <summary>How long a release is watched, before the cloud's speed divides it.</summary>
    public TimeSpan Bake { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What ends a hold besides lifting it.</summary>
    public HoldRelease HoldRelease { get; init; } = HoldRelease.NewerDigest;
}
