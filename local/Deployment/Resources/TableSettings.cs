using System.Text.Json.Nodes;

namespace Delightful.Local.Deployment.Resources;

/// <summary>Sets what moto's CloudFormation leaves out of a table: expiry and point-in-time recovery.</summary>
sealed class TableSettings(MotoClient moto)
{
    static readonly (string Setting, string Operation)[] Operations =
    [
        ("TimeToLiveSpecification", "UpdateTimeToLive"),
        ("PointInTimeRecoverySpecification", "UpdateContinuousBackups"),
    ];

    public async Task ApplyAsync(JsonObject resources, CancellationToken ct)
    {
        foreach (var (logicalId, resource) in resources)
            if ((string?)resource!["Type"] == "AWS::DynamoDB::Table" && resource["Properties"] is JsonObject properties)
                await ApplyAsync(logicalId, properties, ct);
    }

    async Task ApplyAsync(string logicalId, JsonObject properties, CancellationToken ct)
    {
        foreach (var (setting, operation) in Operations)
            if (properties[setting] is { } value)
                await moto.JsonAsync("dynamodb", $"DynamoDB_20120810.{operation}", new() { ["TableName"] = Name(logicalId, properties), [setting] = value.DeepClone() }, ct);
    }

    static string Name(string logicalId, JsonObject properties) => properties["TableName"] is JsonValue name
        ? (string)name!
        : throw new InvalidOperationException($"Table {logicalId} has settings that the local cloud can only make for a TableName written out.");
}
