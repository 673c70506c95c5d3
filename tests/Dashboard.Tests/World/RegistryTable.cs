using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Delightful.Dashboard.Tests.World;

/// <summary>The registry's table, with the keys and indexes that the template gives it.</summary>
static class RegistryTable
{
    public const string Name = "delightful-registry";

    static readonly string[] Attributes =
        ["pk", "sk", "active", "lookup", "tag", "correlation", "correlationStart", "digest", "digestStart", "commit", "commitStart"];

    public static Task CreateAsync(IAmazonDynamoDB dynamo) => dynamo.CreateTableAsync(new CreateTableRequest
    {
        TableName = Name,
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

    static GlobalSecondaryIndex Index(string name, params KeySchemaElement[] keys) =>
        new() { IndexName = name, KeySchema = [.. keys], Projection = new() { ProjectionType = ProjectionType.KEYS_ONLY } };
}
