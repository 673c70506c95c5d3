using System.Text.Json.Nodes;

namespace Delightful.Local.EventBridge.Archives;

/// <summary>CreateArchive and DescribeArchive. moto's archives see only what moto's own bus takes.</summary>
sealed class ArchiveOperations(ArchiveBook archives, TimeProvider time) : IAwsBehaviour
{
    public bool Owns(AwsRequest request) => request is { Service: "events", Operation: "CreateArchive" or "DescribeArchive" };

    public Task AnswerAsync(AwsRequest request, CancellationToken ct)
    {
        var asked = request.Json();
        var name = (string?)asked["ArchiveName"] ?? "";
        if (request.Operation == "DescribeArchive")
            return request.AnswerAsync(archives.Of(name).ToJson(time.GetUtcNow()), ct);
        var made = archives.Create(
            name, (string?)asked["EventSourceArn"] ?? "", (string?)asked["Description"], (string?)asked["EventPattern"], (int?)asked["RetentionDays"] ?? 0);
        return request.AnswerAsync(new JsonObject
        {
            ["ArchiveArn"] = made.Arn,
            ["State"] = "ENABLED",
            ["CreationTime"] = time.GetUtcNow().ToUnixTimeSeconds(),
        }, ct);
    }
}
