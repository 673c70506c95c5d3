using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Delightful.Cloud;

/// <summary>
/// What is known, in one DynamoDB table: slots, the history of deployments, the catalogue of services, and where
/// people were told. Reads of single items are strongly consistent; lists come from indexes, which follow the items
/// by a moment, so what they name is read again before it is handed out.
/// </summary>
public sealed partial class Registry(IAmazonDynamoDB dynamo, RegistrySettings settings) : ISlotStore, ICatalogue
{
    private async Task<Dictionary<string, AttributeValue>?> GetAsync(Dictionary<string, AttributeValue> key, CancellationToken cancellationToken)
    {
        var answer = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = settings.Table, Key = key, ConsistentRead = true }, cancellationToken).ConfigureAwait(false);
        return answer.Item is { Count: > 0 } item ? item : null;
    }

    private async IAsyncEnumerable<Dictionary<string, AttributeValue>> QueryAsync(
        QueryRequest query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        query.TableName = settings.Table;
        do
        {
            var page = await dynamo.QueryAsync(query, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items ?? [])
                yield return item;
            query.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (query.ExclusiveStartKey is { Count: > 0 });
    }

    /// <summary>The items that an index names, read again from the table.</summary>
    private async IAsyncEnumerable<Dictionary<string, AttributeValue>> LookUpAsync(
        string value, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var named in QueryAsync(Index(RegistryItem.Lookup, value), cancellationToken).ConfigureAwait(false))
        {
            if (await GetAsync(RegistryItem.KeyOf(named), cancellationToken).ConfigureAwait(false) is { } item)
                yield return item;
        }
    }

    private async IAsyncEnumerable<T> ReadAllAsync<T>(
        string kind, Func<Dictionary<string, AttributeValue>, T> read, Action<RegistryCorruptException> unreadable,
        [EnumeratorCancellation] CancellationToken cancellationToken) where T : class
    {
        await foreach (var item in LookUpAsync(kind, cancellationToken).ConfigureAwait(false))
        {
            T? one = null;
            try
            {
                one = read(item);
            }
            catch (RegistryCorruptException e)
            {
                unreadable(e);
            }
            if (one is not null)
                yield return one;
        }
    }

    private static QueryRequest Index(string name, string value) => new()
    {
        IndexName = name,
        KeyConditionExpression = "#key = :value",
        ExpressionAttributeNames = new() { ["#key"] = name },
        ExpressionAttributeValues = new() { [":value"] = RegistryItem.Text(value) },
    };
}
