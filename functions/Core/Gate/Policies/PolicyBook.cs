using System.Text.Json;
using Delightful.Core.Plans;

namespace Delightful.Core.Gate.Policies;

/// <summary>The built-in policies: <c>policies.json</c>.</summary>
internal static class PolicyBook
{
    private static readonly ChangeKind[] Lasting = [ChangeKind.Create, ChangeKind.Update, ChangeKind.Replace];

    private static readonly Lazy<IReadOnlyList<Policy>> Known = new(Load);

    public static IReadOnlyList<Policy> All => Known.Value;

    private static IReadOnlyList<Policy> Load()
    {
        using var json = EmbeddedJson.Open("policies.json");
        var shared = json.RootElement.GetProperty("conditions");
        return [.. json.RootElement.GetProperty("policies").EnumerateArray().SelectMany(p => Read(p, shared))];
    }

    /// <summary>A policy looks at each family of types in its own way, because each has its own attributes.</summary>
    private static IEnumerable<Policy> Read(JsonElement policy, JsonElement shared)
    {
        var effect = EffectOf(policy, "effect") ?? throw new InvalidOperationException("policies.json: a policy has no effect");
        var kinds = policy.TryGetProperty("on", out var on) ? [.. on.EnumerateArray().Select(k => Enum.Parse<ChangeKind>(k.GetString()!, ignoreCase: true))] : Lasting;
        foreach (var rule in policy.GetProperty("of").EnumerateArray())
            yield return new Policy(
                policy.GetProperty("name").GetString()!, effect, MaybeOf(rule, policy), policy.GetProperty("says").GetString()!,
                new TypeNames(rule.GetProperty("types").EnumerateArray().Select(t => t.GetString()!)), kinds,
                rule.TryGetProperty("when", out var when) ? ConditionReader.Read(when.ValueKind is JsonValueKind.String ? shared.GetProperty(when.GetString()!) : when) : null,
                rule.TryGetProperty("same", out var same) ? [.. same.EnumerateArray().Select(a => a.GetString()!)] : null,
                rule.TryGetProperty("roles", out var roles) ? [.. roles.EnumerateArray().Select(a => a.GetString()!.Split('.'))] : null);
    }

    private static RiskEffect? MaybeOf(JsonElement rule, JsonElement policy)
    {
        var of = rule.TryGetProperty("maybe", out _) ? rule : policy;
        return of.TryGetProperty("maybe", out var maybe) && maybe.ValueEquals("none") ? null : EffectOf(of, "maybe") ?? RiskEffect.Warn;
    }

    /// <summary>In the table, as in every policy language, there is deny and there is warn; what warns asks.</summary>
    private static RiskEffect? EffectOf(JsonElement policy, string name) => !policy.TryGetProperty(name, out var effect) ? null : effect.GetString() switch
    {
        "deny" => RiskEffect.Deny,
        "warn" => RiskEffect.Ask,
        "tell" => RiskEffect.Tell,
        var other => throw new InvalidOperationException($"policies.json: '{other}' is no effect"),
    };
}
