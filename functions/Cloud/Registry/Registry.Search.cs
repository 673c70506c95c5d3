using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2.Model;
using Delightful.Core;
using Delightful.Core.Deployments;

namespace Delightful.Cloud;

public sealed partial class Registry
{
    /// <summary>
    /// The deployments that a term finds, in every slot, newest first. One written a moment ago may still be missing.
    /// </summary>
    public async IAsyncEnumerable<Deployment> FindAsync(SearchTerm term, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var named = new List<Dictionary<string, AttributeValue>>();
        await foreach (var query in QueriesAsync(term, cancellationToken).ConfigureAwait(false))
            await foreach (var item in QueryAsync(query, cancellationToken).Take(limit).ConfigureAwait(false))
                named.Add(item);
        foreach (var item in named.OrderByDescending(item => item[RegistryItem.Sk].S, StringComparer.Ordinal).Take(limit))
            if (await GetAsync(RegistryItem.KeyOf(item), cancellationToken).ConfigureAwait(false) is { } read
                && RegistryItem.Read(read, CoreJson.Default.Deployment) is var deployment && term.Fits(deployment))
                yield return deployment;
    }

    /// <summary>An id that is shortened is looked for in every slot; there are few.</summary>
    private async IAsyncEnumerable<QueryRequest> QueriesAsync(SearchTerm term, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (term.By != SearchBy.Id)
        {
            yield return SearchIndex(term);
            yield break;
        }
        await foreach (var slot in QueryAsync(Index(RegistryItem.Lookup, RegistryItem.SlotSk), cancellationToken).ConfigureAwait(false))
            yield return DeploymentsOf(RegistryItem.SlotOf(slot), RegistryItem.DeploymentPrefix + term.Value);
    }

    private static QueryRequest SearchIndex(SearchTerm term)
    {
        var name = RegistryItem.IndexOf(term.By);
        if (term.By == SearchBy.Tag)
        {
            var byTag = Index(name, term.Value);
            byTag.ScanIndexForward = false;
            return byTag;
        }
        return new QueryRequest
        {
            IndexName = name,
            KeyConditionExpression = "#start = :start and begins_with(#value, :value)",
            ExpressionAttributeNames = new() { ["#start"] = RegistryItem.StartOf(name), ["#value"] = name },
            ExpressionAttributeValues = new()
            {
                [":start"] = RegistryItem.Text(SearchTerm.StartOf(term.Value)!),
                [":value"] = RegistryItem.Text(term.Value),
            },
        };
    }

    /// <summary>What the indexes find a deployment by. A value that it does not have keeps it out of that index.</summary>
    private static void AddSearchTerms(Dictionary<string, AttributeValue> item, DeploymentRequest request)
    {
        if (request.Tag.Length > 0)
            item[RegistryItem.IndexOf(SearchBy.Tag)] = RegistryItem.Text(request.Tag);
        foreach (var (by, value) in new[] { (SearchBy.Correlation, request.CorrelationId), (SearchBy.Digest, request.Digest), (SearchBy.Commit, request.Commit) })
        {
            if (value is null || SearchTerm.StartOf(value) is not { } start)
                continue;
            item[RegistryItem.IndexOf(by)] = RegistryItem.Text(value);
            item[RegistryItem.StartOf(RegistryItem.IndexOf(by))] = RegistryItem.Text(start);
        }
    }
}
