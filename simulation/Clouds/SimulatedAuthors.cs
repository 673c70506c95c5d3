using Delightful.Cloud;

namespace Delightful.Simulation.Clouds;

/// <summary>The repository host, which is asked who wrote a change.</summary>
internal sealed class SimulatedAuthors(World world) : IChangeAuthors
{
    public Task<IReadOnlyList<string>> AuthorsOfAsync(string repository, string sha, CancellationToken cancellationToken) =>
        world.Wire.CallAsync<IReadOnlyList<string>>("github", "who wrote it", () => ["lin-x"]);
}
