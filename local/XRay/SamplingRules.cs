using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Delightful.Local.XRay;

/// <summary>X-Ray's sampling rules and their tags, as Terraform keeps them. The operation is the path.</summary>
sealed class SamplingRules(TimeProvider clock) : IAwsBehaviour
{
    static readonly string[] Operations = ["CreateSamplingRule", "GetSamplingRules", "UpdateSamplingRule", "DeleteSamplingRule", "ListTagsForResource", "TagResource", "UntagResource"];

    readonly ConcurrentDictionary<string, JsonObject> records = new();
    readonly ConcurrentDictionary<string, JsonArray> tags = new();

    /// <inheritdoc/>
    public bool Owns(AwsRequest request) => request.Service == "xray" && Operations.Contains(Operation(request));

    /// <inheritdoc/>
    public Task AnswerAsync(AwsRequest request, CancellationToken ct)
    {
        var body = request.Json();
        return request.AnswerAsync(Operation(request) switch
        {
            "CreateSamplingRule" => Record(Create(body)),
            "GetSamplingRules" => new JsonObject { ["SamplingRuleRecords"] = new JsonArray([.. records.Values.Select(record => record.DeepClone())]) },
            "UpdateSamplingRule" => Record(Update(body["SamplingRuleUpdate"]!.AsObject())),
            "DeleteSamplingRule" => Record(Delete(body)),
            "ListTagsForResource" => new JsonObject { ["Tags"] = tags.GetValueOrDefault((string)body["ResourceARN"]!)?.DeepClone() ?? new JsonArray() },
            "TagResource" => Tag((string)body["ResourceARN"]!, body["Tags"], []),
            _ => Tag((string)body["ResourceARN"]!, null, [.. body["TagKeys"]!.AsArray().Select(key => (string)key!)]),
        }, ct);
    }

    static string? Operation(AwsRequest request) => request.Http.Request.Path.Value?.Trim('/');

    static JsonObject Record(JsonObject record) => new() { ["SamplingRuleRecord"] = record.DeepClone() };

    JsonObject Create(JsonObject body)
    {
        var rule = body["SamplingRule"]!.DeepClone().AsObject();
        var name = (string)rule["RuleName"]!;
        var arn = $"arn:aws:xray:{LocalCloudOptions.Region}:{LocalCloudOptions.Account}:sampling-rule/{name}";
        rule["RuleARN"] = arn;
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var record = new JsonObject { ["SamplingRule"] = rule, ["CreatedAt"] = now, ["ModifiedAt"] = now };
        if (!records.TryAdd(arn, record))
            throw new AwsException("InvalidRequestException", $"Sampling rule already exists: {name}");
        Tag(arn, body["Tags"], []);
        return record;
    }

    JsonObject Update(JsonObject update)
    {
        var record = Find(update).DeepClone().AsObject();
        foreach (var (name, value) in update)
            if (name is not ("RuleName" or "RuleARN"))
                record["SamplingRule"]![name] = value?.DeepClone();
        record["ModifiedAt"] = clock.GetUtcNow().ToUnixTimeSeconds();
        return records[(string)record["SamplingRule"]!["RuleARN"]!] = record;
    }

    JsonObject Delete(JsonObject asked)
    {
        var record = Find(asked);
        var arn = (string)record["SamplingRule"]!["RuleARN"]!;
        records.TryRemove(arn, out _);
        tags.TryRemove(arn, out _);
        return record;
    }

    JsonObject Find(JsonObject asked) => records.Values.FirstOrDefault(record =>
            (string?)record["SamplingRule"]!["RuleARN"] == (string?)asked["RuleARN"] || (string?)record["SamplingRule"]!["RuleName"] == (string?)asked["RuleName"])
        ?? throw new AwsException("InvalidRequestException", "Sampling rule does not exist.");

    JsonObject Tag(string arn, JsonNode? added, List<string> removed)
    {
        var fresh = (added as JsonArray ?? []).Select(tag => tag!.DeepClone()).ToList();
        removed.AddRange(fresh.Select(tag => (string)tag["Key"]!));
        tags[arn] = [.. (tags.GetValueOrDefault(arn) ?? []).Where(tag => !removed.Contains((string)tag!["Key"]!)).Select(tag => tag!.DeepClone()), .. fresh];
        return [];
    }
}
