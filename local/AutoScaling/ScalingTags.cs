using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Delightful.Local.AutoScaling;

/// <summary>
/// The tags of scalable targets, which moto takes and cannot list again. Terraform asks for them after each
/// registration and waits ten minutes for an answer.
/// </summary>
sealed class ScalingTags : IAwsBehaviour, IAwsObserver
{
    readonly ConcurrentDictionary<string, JsonObject> tags = new();

    /// <inheritdoc/>
    public bool Owns(AwsRequest request) =>
        request is { Service: "application-autoscaling", Operation: "ListTagsForResource" or "TagResource" or "UntagResource" };

    /// <inheritdoc/>
    public Task AnswerAsync(AwsRequest request, CancellationToken ct)
    {
        var body = request.Json();
        var arn = (string)body["ResourceARN"]!;
        if (request.Operation == "ListTagsForResource")
            return request.AnswerAsync(new JsonObject { ["Tags"] = tags.GetValueOrDefault(arn)?.DeepClone() ?? new JsonObject() }, ct);
        var removed = (body["TagKeys"] as JsonArray ?? []).Select(key => (string)key!);
        tags[arn] = Merged(tags.GetValueOrDefault(arn), body["Tags"] as JsonObject, [.. removed]);
        return request.AnswerAsync(new JsonObject(), ct);
    }

    /// <inheritdoc/>
    public bool Watches(AwsRequest request) => request is { Service: "application-autoscaling", Operation: "RegisterScalableTarget" };

    /// <inheritdoc/>
    public Task SawAsync(AwsRequest request, ReadOnlyMemory<byte> response, CancellationToken ct)
    {
        if ((string?)JsonNode.Parse(response.Span)?["ScalableTargetARN"] is { } arn && request.Json()["Tags"] is JsonObject given)
            tags[arn] = Merged(tags.GetValueOrDefault(arn), given, []);
        return Task.CompletedTask;
    }

    static JsonObject Merged(JsonObject? known, JsonObject? given, HashSet<string> removed)
    {
        var merged = known?.DeepClone().AsObject() ?? [];
        foreach (var key in removed)
            merged.Remove(key);
        foreach (var (key, value) in given ?? [])
            merged[key] = value?.DeepClone();
        return merged;
    }
}
