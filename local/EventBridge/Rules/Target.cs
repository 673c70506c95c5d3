using System.Text.Json.Nodes;

namespace Delightful.Local.EventBridge.Rules;

/// <summary>Where a rule sends what it matches, and what of it.</summary>
sealed record Target(
    string Id,
    string Arn,
    string? Input,
    string? InputPath,
    InputTransformer? Transformer,
    string? MessageGroupId,
    int MaximumRetryAttempts,
    TimeSpan MaximumEventAge,
    string? DeadLetterArn)
{
    /// <summary>Reads the API's shape; what is not given has EventBridge's default.</summary>
    public static Target From(JsonObject target) => new(
        (string)target["Id"]!,
        (string)target["Arn"]!,
        (string?)target["Input"],
        (string?)target["InputPath"],
        InputTransformer.From(target["InputTransformer"] as JsonObject),
        (string?)target["SqsParameters"]?["MessageGroupId"],
        Number(target["RetryPolicy"]?["MaximumRetryAttempts"]) ?? 185,
        TimeSpan.FromSeconds(Number(target["RetryPolicy"]?["MaximumEventAgeInSeconds"]) ?? 86400),
        (string?)target["DeadLetterConfig"]?["Arn"]);

    // What a CloudFormation template had in quotes comes back from moto in quotes.
    static int? Number(JsonNode? node) => node is null ? null : int.Parse(node.ToString(), System.Globalization.CultureInfo.InvariantCulture);
}
