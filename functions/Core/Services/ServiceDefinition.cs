using System.Collections.Immutable;

namespace Delightful.Core.Services;

/// <summary>
/// The catalogue's entry of a service: which image repository it comes from, where its code is, and the
/// environments it runs in. Kept in the registry under its image repository.
/// </summary>
public sealed record ServiceDefinition
{
    /// <summary>The service's name, as in a slot.</summary>
    public required string Service { get; init; }

    /// <summary>The image repository whose pushes deploy it.</summary>
    public required string Repository { get; init; }

    /// <summary>The registry address of the repository, without tag: what a task definition's image starts with.</summary>
    public required string RepositoryUrl { get; init; }

    /// <summary>Where the code lives on the repository host, <c>owner/name</c>; null when there is none.</summary>
    public string? SourceRepository { get; init; }

    /// <summary>Images pushed before this moment are not deployed by themselves.</summary>
    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Where it runs, in the order of promotion.</summary>
    public ImmutableArray<EnvironmentSettings> Environments { get => field.IsDefault ? [] : field; init; } = [];
}
