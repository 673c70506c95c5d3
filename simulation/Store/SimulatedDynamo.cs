using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Services;
using Delightful.Core.Slots;
using Delightful.Simulation.Clouds;

namespace Delightful.Simulation.Store;

/// <summary>
/// The registry's table, as far as the registry uses it: strongly consistent reads of items, conditional writes one by
/// one and in transactions, and two indexes that follow by a moment and answer in pages.
/// </summary>
internal sealed class SimulatedDynamo : AmazonDynamoDBClient
{
    public const string Table = "registry";
    private const string Service = "dynamodb";
    private const int PageSize = 2;

    private static readonly string[] Indexes = ["active", "lookup"];

    private readonly World _world;
    private readonly Dictionary<string, Dictionary<string, AttributeValue>> _items = [];
    private readonly Dictionary<string, SortedDictionary<string, Dictionary<string, AttributeValue>>> _indexes =
        Indexes.ToDictionary(n => n, _ => new SortedDictionary<string, Dictionary<string, AttributeValue>>(StringComparer.Ordinal));
    private readonly HashSet<string> _tokens = [];

    public SimulatedDynamo(World world)
        : base(Account.Credentials, Account.Config<AmazonDynamoDBConfig>())
    {
        _world = world;
        foreach (var service in world.Scenario.Services.Where(_ => world.Scenario.UsesRegistry))
            Put(new()
            {
                ["pk"] = new AttributeValue($"REPOSITORY#{service.Repository}"),
                ["sk"] = new AttributeValue("SERVICE"),
                ["lookup"] = new AttributeValue("SERVICE"),
                ["document"] = new AttributeValue(JsonSerializer.Serialize(service, CoreJson.Default.ServiceDefinition)),
            });
    }

    /// <summary>The fence of a slot and the build that it waits for, as a build reads them: the attributes, not the document.</summary>
    public (long Fence, string? Build) TurnOf(SlotKey key) =>
        _items[$"SLOT#{key}|SLOT"] is var item ? (long.Parse(item["fence"].N, CultureInfo.InvariantCulture), item.GetValueOrDefault("applyBuild")?.S) : default;

    public override Task<GetItemResponse> GetItemAsync(GetItemRequest request, CancellationToken cancellationToken = default) =>
        _world.Wire.CallAsync(Service, "GetItem", () => new GetItemResponse { Item = AsRead(_items.GetValueOrDefault(NameOf(request.Key))) });

    public override Task<PutItemResponse> PutItemAsync(PutItemRequest request, CancellationToken cancellationToken = default) =>
        _world.Wire.CallAsync(Service, "PutItem", () =>
        {
            if (!Holds(request.Item, request.ConditionExpression, request.ExpressionAttributeNames, request.ExpressionAttributeValues))
                throw new ConditionalCheckFailedException("the condition does not hold");
            Put(request.Item);
            return new PutItemResponse();
        });

    public override Task<TransactWriteItemsResponse> TransactWriteItemsAsync(TransactWriteItemsRequest request, CancellationToken cancellationToken = default) =>
        _world.Wire.CallAsync(Service, "TransactWriteItems", () =>
        {
            // The token is honoured for a while; every other seed lives in a world where that while is over.
            if (_world.Scenario.Seed % 2 == 0 && _tokens.Contains(request.ClientRequestToken))
                return new TransactWriteItemsResponse();
            var puts = request.TransactItems.ConvertAll(i => i.Put);
            var fails = puts.ConvertAll(p => !Holds(p.Item, p.ConditionExpression, p.ExpressionAttributeNames, p.ExpressionAttributeValues));
            if (fails.Contains(true))
                throw new TransactionCanceledException("the transaction is cancelled")
                {
                    CancellationReasons = [.. puts.Zip(fails, (put, isLost) => isLost
                        ? new CancellationReason { Code = "ConditionalCheckFailed", Item = put.ReturnValuesOnConditionCheckFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD ? AsRead(_items.GetValueOrDefault(NameOf(put.Item))) : null }
                        : new CancellationReason { Code = "None" })],
                };
            _tokens.Add(request.ClientRequestToken);
            Write(puts.ConvertAll(p => p.Item));
            return new TransactWriteItemsResponse();
        });

    public override Task<QueryResponse> QueryAsync(QueryRequest request, CancellationToken cancellationToken = default) =>
        _world.Wire.CallAsync(Service, "Query", () =>
        {
            var wanted = request.ExpressionAttributeValues[":value"].S;
            var after = request.ExclusiveStartKey is { Count: > 0 } start ? NameOf(start) : "";
            var left = _indexes[request.IndexName]
                .Where(i => i.Value[request.IndexName].S == wanted && string.CompareOrdinal(i.Key, after) > 0)
                .Select(i => i.Value).Take(PageSize + 1).ToList();
            return new QueryResponse
            {
                Items = [.. left.Take(PageSize)],
                LastEvaluatedKey = left.Count > PageSize ? new() { ["pk"] = left[PageSize - 1]["pk"], ["sk"] = left[PageSize - 1]["sk"] } : null,
            };
        });

    /// <summary>The table of Terraform's locks is empty here: the locks are files.</summary>
    public override Task<DeleteItemResponse> DeleteItemAsync(DeleteItemRequest request, CancellationToken cancellationToken = default) =>
        _world.Wire.CallAsync<DeleteItemResponse>(Service, "DeleteItem", () => throw new ConditionalCheckFailedException("the condition does not hold"));

    /// <summary>The item, now and then as a later version would have written it: with a field that nobody here knows.</summary>
    private Dictionary<string, AttributeValue>? AsRead(Dictionary<string, AttributeValue>? item) =>
        item?.GetValueOrDefault("document")?.S is { } document && _world.Faults.IsStrangeEvent()
            ? new(item) { ["document"] = new AttributeValue($"{{\"xNew\":{{\"since\":2}},{document[1..]}") }
            : item;

    private void Write(List<Dictionary<string, AttributeValue>> items)
    {
        var slot = items.Find(i => i["sk"].S == "SLOT")!;
        var before = _items.GetValueOrDefault(NameOf(slot)) is { } known ? Slot(known) : null;
        items.ForEach(Put);
        var after = Slot(slot);
        var key = SlotKey.TryParse(after.Key)!.Value;
        _world.Watch.Written(key, before ?? Core.Slots.Slot.Empty(key), after, [.. items
            .Where(i => i["sk"].S.StartsWith("DEPLOYMENT#", StringComparison.Ordinal))
            .Select(i => JsonSerializer.Deserialize(i["document"].S, CoreJson.Default.Deployment)!)]);
    }

    private static Slot Slot(Dictionary<string, AttributeValue> item) => JsonSerializer.Deserialize(item["document"].S, CoreJson.Default.Slot)!;

    private void Put(Dictionary<string, AttributeValue> item)
    {
        var name = NameOf(item);
        _items[name] = item;
        foreach (var index in Indexes)
            if (item.ContainsKey(index) != _indexes[index].ContainsKey(name))
                _world.After(0, 1, () => Follow(index, name), counts: false);
    }

    private void Follow(string index, string name)
    {
        if (_items[name].ContainsKey(index))
            _indexes[index][name] = _items[name];
        else
            _indexes[index].Remove(name);
    }

    private bool Holds(
        Dictionary<string, AttributeValue> item, string? condition, Dictionary<string, string>? names, Dictionary<string, AttributeValue>? values)
    {
        var stored = _items.GetValueOrDefault(NameOf(item));
        return condition switch
        {
            null or "" => true,
            "attribute_not_exists(#version)" => stored?.ContainsKey(names!["#version"]) != true,
            "#version = :read" => stored?.GetValueOrDefault(names!["#version"])?.N == values![":read"].N,
            _ => throw new NotSupportedException($"this table does not know the condition {condition}"),
        };
    }

    private static string NameOf(Dictionary<string, AttributeValue> item) => $"{item["pk"].S}|{item["sk"].S}";
}
