using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace Delightful.Cloud.Tests.Registries;

/// <summary>A table as the template makes it, in the cloud's DynamoDB, and registries on it.</summary>
internal sealed class RegistryTable
{
    private static readonly string[] Attributes =
        ["pk", "sk", "active", "lookup", "tag", "correlation", "correlationStart", "digest", "digestStart", "commit", "commitStart"];

    private readonly CloudFixture _cloud;
    private readonly string _name;

    private RegistryTable(CloudFixture cloud, string name) => (_cloud, _name) = (cloud, name);

    public static async Task<RegistryTable> CreateAsync(CloudFixture cloud)
    {
        var table = new RegistryTable(cloud, cloud.NewName("registry"));
        await table.Client().CreateTableAsync(new CreateTableRequest
        {
            TableName = table._name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [.. Attributes.Select(name => new AttributeDefinition(name, ScalarAttributeType.S))],
            KeySchema = [new("pk", KeyType.HASH), new("sk", KeyType.RANGE)],
            GlobalSecondaryIndexes =
            [
                Index("active", new KeySchemaElement("active", KeyType.HASH)),
                Index("lookup", new KeySchemaElement("lookup", KeyType.HASH), new KeySchemaElement("sk", KeyType.RANGE)),
                Index("tag", new KeySchemaElement("tag", KeyType.HASH), new KeySchemaElement("sk", KeyType.RANGE)),
                .. new[] { "correlation", "digest", "commit" }.Select(name => Index(name, new KeySchemaElement($"{name}Start", KeyType.HASH), new KeySchemaElement(name, KeyType.RANGE))),
            ],
        });
        return table;
    }

    public Registry Open(HttpClientFactory? http = null, TimeSpan? retention = null)
    {
        var settings = new RegistrySettings(_name);
        return new(Client(http), retention is { } kept ? settings with { Retention = kept } : settings);
    }

    /// <summary>An item as it stands in the table; null when there is none.</summary>
    public async Task<Dictionary<string, AttributeValue>?> ItemAsync(string pk, string sk) =>
        (await Client().GetItemAsync(new GetItemRequest { TableName = _name, Key = Key(pk, sk), ConsistentRead = true })).Item is { Count: > 0 } item ? item : null;

    /// <summary>Every text of every item, as it stands in the table.</summary>
    public async Task<string> EverythingAsync()
    {
        var all = new System.Text.StringBuilder();
        Dictionary<string, AttributeValue>? from = null;
        do
        {
            var page = await Client().ScanAsync(new ScanRequest { TableName = _name, ConsistentRead = true, ExclusiveStartKey = from });
            foreach (var value in page.Items.SelectMany(item => item.Values))
                Write(all, value);
            from = page.LastEvaluatedKey is { Count: > 0 } more ? more : null;
        }
        while (from is not null);
        return all.ToString();
    }

    public Task PutAsync(string pk, string sk, params (string Name, AttributeValue Value)[] attributes)
    {
        var item = Key(pk, sk);
        foreach (var (name, value) in attributes)
            item[name] = value;
        return Client().PutItemAsync(new PutItemRequest { TableName = _name, Item = item });
    }

    private static void Write(System.Text.StringBuilder all, AttributeValue value)
    {
        all.AppendLine(value.S);
        foreach (var text in value.SS ?? [])
            all.AppendLine(text);
        foreach (var inner in (value.L ?? []).Concat((value.M ?? []).Values))
            Write(all, inner);
        if (value.B is { } bytes)
            all.AppendLine(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static GlobalSecondaryIndex Index(string name, params KeySchemaElement[] keys) =>
        new() { IndexName = name, KeySchema = [.. keys], Projection = new() { ProjectionType = ProjectionType.KEYS_ONLY } };

    private AmazonDynamoDBClient Client(HttpClientFactory? http = null) =>
        new(CloudFixture.Credentials, _cloud.Pointing(new AmazonDynamoDBConfig { HttpClientFactory = http, CacheHttpClient = http is null }));

    private static Dictionary<string, AttributeValue> Key(string pk, string sk) => new() { ["pk"] = new() { S = pk }, ["sk"] = new() { S = sk } };
}
