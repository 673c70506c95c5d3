using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2.Model;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Replays;
using Delightful.Core.Slots;

namespace Delightful.Cloud;

public sealed partial class Registry
{
    private const int PageOfRecords = 25;
    private const long LastVersion = 999_999_999_999;

    /// <summary>
    /// The records that a replay of a deployment needs, oldest first: from the last starting point at or before its first
    /// record, or from that when there is none any more, to its end, or to the newest while it runs.
    /// </summary>
    public async IAsyncEnumerable<SlotRecord> RecordsAsync(Deployment deployment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var key = SlotKey.TryParse(deployment.Slot)!.Value;
        var start = deployment.FirstVersion;
        await foreach (var earlier in RecordsAsync(key, 0, deployment.FirstVersion, forward: false, cancellationToken).ConfigureAwait(false))
        {
            if (earlier.Before is null)
                continue;
            start = earlier.Version;
            break;
        }
        await foreach (var record in RecordsAsync(key, start, LastVersion, forward: true, cancellationToken).ConfigureAwait(false))
        {
            yield return record;
            if (record.Ends(deployment.Id))
                yield break;
        }
    }

    private IAsyncEnumerable<SlotRecord> RecordsAsync(SlotKey key, long from, long to, bool forward, CancellationToken cancellationToken)
    {
        var query = new QueryRequest
        {
            ConsistentRead = true,
            ScanIndexForward = forward,
            Limit = PageOfRecords,
            KeyConditionExpression = "pk = :slot and sk between :from and :to",
            ExpressionAttributeValues = new()
            {
                [":slot"] = RegistryItem.Slot(key)[RegistryItem.Pk],
                [":from"] = RegistryItem.Record(key, from)[RegistryItem.Sk],
                [":to"] = RegistryItem.Record(key, to)[RegistryItem.Sk],
            },
        };
        return QueryAsync(query, cancellationToken).Select(item => RegistryItem.Read(item, CoreJson.Default.SlotRecord));
    }

    private TransactWriteItem PutRecord(SlotKey key, SlotRecord record, string text)
    {
        var item = RegistryItem.Record(key, record.Version);
        item[RegistryItem.Document] = RegistryItem.Text(text);
        item[RegistryItem.Expires] = Expiry(record.At);
        return new TransactWriteItem { Put = new Put { TableName = settings.Table, Item = item } };
    }

    /// <summary>When what was over at a moment may be collected as garbage.</summary>
    private AttributeValue Expiry(DateTimeOffset over) => RegistryItem.Number((over + settings.Retention).ToUnixTimeSeconds());
}
