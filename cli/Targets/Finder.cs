using Delightful.Cli.Errors;
using Delightful.Core.Deployments;

namespace Delightful.Cli.Targets;

/// <summary>Finds deployments by whatever a person has of them.</summary>
static class Finder
{
    const int Most = 50;

    /// <summary>Everything that a text may mean, newest first; at least one.</summary>
    public static async Task<IReadOnlyList<Deployment>> FindAsync(this ICloud cloud, string text, CancellationToken ct)
    {
        Dictionary<(string Slot, string Id), Deployment> found = [];
        foreach (var term in SearchTerm.Of(text))
            foreach (var deployment in await cloud.FindAsync(term, Most, ct))
                found[(deployment.Slot, deployment.Id)] = deployment;
        return found.Count > 0
            ? [.. found.Values.OrderByDescending(deployment => deployment.AcceptedAt).Take(Most)]
            : throw CliErrors.NothingFound(text);
    }

    /// <summary>The one deployment that a text means.</summary>
    public static async Task<Deployment> FindOneAsync(this ICloud cloud, string text, CancellationToken ct) =>
        await cloud.FindAsync(text, ct) is var found && found is [var one]
            ? one
            : throw CliErrors.NotOne(text, found.Select(deployment => $"{deployment.Id} ({deployment.Slot})"));
}
