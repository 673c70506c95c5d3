using System.Runtime.CompilerServices;
using Delightful.Cloud;
using Delightful.Core.Services;

namespace Delightful.Simulation.Store;

/// <summary>The catalogue of a scenario, kept in memory.</summary>
internal sealed class SimulatedCatalogue(World world) : ICatalogue
{
    private const string Service = "dynamodb";

    public Task<ServiceDefinition?> ServiceOfRepositoryAsync(string repository, CancellationToken cancellationToken) =>
        world.Wire.CallAsync(Service, "find the service", () => world.Scenario.Services.FirstOrDefault(s => s.Repository == repository));

    public async IAsyncEnumerable<ServiceDefinition> ServicesAsync(
        Action<RegistryCorruptException> unreadable, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var service in await world.Wire.CallAsync(Service, "list services", () => world.Scenario.Services).ConfigureAwait(false))
            yield return service;
    }
}
