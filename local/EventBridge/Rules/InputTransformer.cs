using System.Text.Json.Nodes;

namespace Delightful.Local.EventBridge.Rules;

/// <summary>Named paths into the event, and the template they are put into.</summary>
sealed record InputTransformer(IReadOnlyDictionary<string, string> Paths, string Template)
{
    public static InputTransformer? From(JsonObject? transformer) => transformer is null ? null : new(
        (transformer["InputPathsMap"] as JsonObject ?? []).ToDictionary(p => p.Key, p => (string)p.Value!),
        (string)transformer["InputTemplate"]!);
}
