using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Delightful.Core;
using Delightful.Core.Services;

namespace Delightful.Cloud;

public sealed partial class Registry
{
    /// <inheritdoc/>
    public async Task<ServiceDefinition?> ServiceOfRepositoryAsync(string repository, CancellationToken cancellationToken) =>
        await GetAsync(RegistryItem.Service(repository), cancellationToken).ConfigureAwait(false) is { } item
            ? RegistryItem.Read(item, CoreJson.Default.ServiceDefinition)
            : null;

    /// <inheritdoc/>
    public IAsyncEnumerable<ServiceDefinition> ServicesAsync(Action<RegistryCorruptException> unreadable, CancellationToken cancellationToken) =>
        ReadAllAsync(RegistryItem.ServiceSk, item => RegistryItem.Read(item, CoreJson.Default.ServiceDefinition), unreadable, cancellationToken);

    /// <summary>Puts a service in the catalogue, in place of what was known of its image repository.</summary>
    /// <param name="service">The service.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <param name="written">Its entry as a person wrote it, JSON, so that what was left out keeps its default whatever that will be; null writes all out.</param>
    public async Task PutServiceAsync(ServiceDefinition service, CancellationToken cancellationToken, string? written = null)
    {
        var item = RegistryItem.Service(service.Repository);
        item[RegistryItem.Lookup] = RegistryItem.Text(RegistryItem.ServiceSk);
        item[RegistryItem.Document] = RegistryItem.Text(written ?? JsonSerializer.Serialize(service, CoreJson.Default.ServiceDefinition));
        await dynamo.PutItemAsync(new PutItemRequest { TableName = settings.Table, Item = item }, cancellationToken).ConfigureAwait(false);
    }
}
