using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace Delightful.Cloud.Tests.Registries;

/// <summary>A table as the template makes it, in the cloud's DynamoDB, and registries on it.</summary>
internal sealed class RegistryTable
{
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
            AttributeDefinitions = [.. new[] { "pk", "sk", "active", "lookup" }.Select(name => new AttributeDefinition(name, ScalarAttributeType.S))],
            KeySchema = [new("pk", KeyType.HASH), new("sk", KeyType.RANGE)],
            GlobalSecondaryIndexes =
            [
                new() { IndexName = "active", KeySchema = [new("active", KeyType.HASH)], Projection = new() { ProjectionType = ProjectionType.KEYS_ONLY } },
                new() { IndexName = "lookup", KeySchema = [new("lookup", KeyType.HASH), new("sk", KeyType.RANGE)], Projection = new() { ProjectionType = ProjectionType.KEYS_ONLY } },
            ],
        });
        return table;
    }

    public Registry Open(HttpClientFactory? http = null) => new(Client(http), new RegistrySettings(_name));

    /// <summary>An item as it stands in the table; null when there is none.</summary>
    public async Task<Dictionary<string, AttributeValue>?> ItemAsync(string pk, string sk) =>
        (await Client().GetItemAsync(new GetItemRequest { TableName = _name, Key = Key(pk, sk), ConsistentRead = true })).Item is { Count: > 0 } item ? item : null;

    public Task PutAsync(string pk, string sk, params (string Name, AttributeValue Value)[] attributes)
    {
        var item = Key(pk, sk);
        foreach (var (name, value) in attributes)
            item[name] = value;
        return Client().PutItemAsync(new PutItemRequest { TableName = _name, Item = item });
    }

    private AmazonDynamoDBClient Client(HttpClientFactory? http = null) =>
        new(CloudFixture.Credentials, _cloud.Pointing(new AmazonDynamoDBConfig { HttpClientFactory = http, CacheHttpClient = http is null }));

    private static Dictionary<string, AttributeValue> Key(string pk, string sk) => new() { ["pk"] = new() { S = pk }, ["sk"] = new() { S = sk } };
}
