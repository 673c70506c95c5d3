using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cloud;

public sealed partial class Registry
{
    private const int PageOfDeployments = 100;

    /// <summary>A deployment as it was last written; null when there is none of that id in the slot.</summary>
    public async Task<Deployment?> FindDeploymentAsync(SlotKey key, string id, CancellationToken cancellationToken) =>
        await GetAsync(RegistryItem.Deployment(key.ToString(), id), cancellationToken).ConfigureAwait(false) is { } item
            ? RegistryItem.Read(item, CoreJson.Default.Deployment)
            : null;

    /// <summary>A deployment by its id alone, as people copy it; null when there is none.</summary>
    public async Task<Deployment?> FindDeploymentAsync(string id, CancellationToken cancellationToken)
    {
        await foreach (var item in LookUpAsync(RegistryItem.DeploymentPrefix + id, cancellationToken).ConfigureAwait(false))
            return RegistryItem.Read(item, CoreJson.Default.Deployment);
        return null;
    }

    /// <summary>The deployments of a slot, newest first.</summary>
    public async IAsyncEnumerable<Deployment> HistoryAsync(SlotKey key, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = DeploymentsOf(key, RegistryItem.DeploymentPrefix);
        query.Limit = Math.Min(limit, PageOfDeployments);
        var left = limit;
        await foreach (var item in QueryAsync(query, cancellationToken).ConfigureAwait(false))
        {
            yield return RegistryItem.Read(item, CoreJson.Default.Deployment);
            if (--left == 0)
                yield break;
        }
    }

    /// <summary>The deployments of a slot that were accepted since a moment, newest first.</summary>
    public IAsyncEnumerable<Deployment> SinceAsync(SlotKey key, DateTimeOffset since, CancellationToken cancellationToken) =>
        HistoryAsync(key, int.MaxValue, cancellationToken).TakeWhile(deployment => deployment.AcceptedAt >= since);

    private static QueryRequest DeploymentsOf(SlotKey key, string prefix) => new()
    {
        ConsistentRead = true,
        ScanIndexForward = false,
        KeyConditionExpression = "pk = :slot and begins_with(sk, :deployment)",
        ExpressionAttributeValues = new()
        {
            [":slot"] = RegistryItem.Slot(key)[RegistryItem.Pk],
            [":deployment"] = RegistryItem.Text(prefix),
        },
    };

    private TransactWriteItem PutDeployment(Deployment deployment)
    {
        var item = RegistryItem.Deployment(deployment.Slot, deployment.Id);
        item[RegistryItem.Lookup] = RegistryItem.Text(RegistryItem.DeploymentPrefix + deployment.Id);
        item[RegistryItem.Document] = RegistryItem.Text(JsonSerializer.Serialize(deployment, CoreJson.Default.Deployment));
        AddSearchTerms(item, deployment.Request);
        if (deployment.Stage is Stage.Ended ended)
            item[RegistryItem.Expires] = Expiry(ended.At);
        return new TransactWriteItem { Put = new Put { TableName = settings.Table, Item = item } };
    }
}
