using Delightful.Core.Services;

namespace Delightful.Cloud;

/// <summary>Which services there are.</summary>
public interface ICatalogue
{
    /// <summary>The service that an image repository deploys; null when it is in no catalogue.</summary>
    Task<ServiceDefinition?> ServiceOfRepositoryAsync(string repository, CancellationToken cancellationToken);

    /// <summary>The whole catalogue, but for what cannot be read.</summary>
    /// <param name="unreadable">Told of each item that cannot be read: it keeps no other from being found.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    IAsyncEnumerable<ServiceDefinition> ServicesAsync(Action<RegistryCorruptException> unreadable, CancellationToken cancellationToken);
}
