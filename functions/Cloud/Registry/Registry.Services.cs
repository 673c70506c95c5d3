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
    public async Task PutServiceAsync(ServiceDefinition service, CancellationToken cancellationToken)
    {
        var item = RegistryItem.Service(service.Repository);
        item[RegistryItem.Lookup] = RegistryItem.Text(RegistryItem.ServiceSk);
        item[RegistryItem.Document] = RegistryItem.Text(JsonSerializer.Serialize(service, CoreJson.Default.ServiceDefinition));
        await dynamo.PutItemAsync(new PutItemRequest { TableName = settings.Table, Item = item }, cancellationToken).ConfigureAwait(false);
    }
}
