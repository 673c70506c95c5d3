using System.Globalization;
using System.Text.Json.Nodes;
using Delightful.Core.Analysis.Yaml;

namespace Delightful.Core.Analysis.Declarations;

/// <summary>What a YAML value is, asked with the kind that is wanted: quotes make a text, their absence decides nothing.</summary>
internal static class ScalarValue
{
    /// <summary>The value as the rule's kind; null when it is of another.</summary>
    public static JsonNode? For(ValueRule rule, YamlNode node) => node switch
    {
        not YamlScalar or YamlScalar { IsNull: true } => null,
        YamlScalar scalar when WantsText(rule) => scalar.IsPlain && !IsText(scalar.Text) ? null : JsonValue.Create(scalar.Text),
        YamlScalar { IsPlain: true } scalar when Number(scalar.Text) is { } number => Numbers.Create(number),
        _ => null,
    };

    /// <summary>False for what YAML readers may take for a number, a truth value or nothing.</summary>
    public static bool IsText(string text) =>
        Number(text) is null
        && text.ToLowerInvariant() is not ("true" or "false" or "yes" or "no" or "on" or "off" or "null" or "~" or "");

    /// <summary>What to do about a number in quotes, or a text that lacks them.</summary>
    public static string Hint(ValueRule rule, YamlNode node) =>
        !WantsText(rule) && node is YamlScalar { IsPlain: false } scalar && Number(scalar.Text) is not null ? "; leave the quotes out"
        : rule is ValueRule.Line or ValueRule.Command or ValueRule.Script && node is YamlScalar { IsPlain: true, IsNull: false } ? "; put it in quotes"
        : "";

    private static bool WantsText(ValueRule rule) => rule is ValueRule.Path or ValueRule.Word or ValueRule.ServiceName or ValueRule.Line or ValueRule.Command or ValueRule.Script;

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
