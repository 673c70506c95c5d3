using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delightful.Local.EventBridge.Rules;

namespace Delightful.Local.EventBridge.Targets;

/// <summary>
/// Fills an input template. A variable inside quotes becomes part of that string; outside, it is JSON.
/// One whose path leads nowhere is empty.
/// </summary>
static class InputTemplate
{
    public static string Fill(InputTransformer transformer, Rule rule, BusEvent accepted, DateTimeOffset now)
    {
        var filled = new StringBuilder();
        var template = transformer.Template;
        var quoted = false;
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] == '<' && template.IndexOf('>', at) is var end and > 0 && IsName(template[(at + 1)..end]))
            {
                var value = Value(template[(at + 1)..end], transformer, rule, accepted, now);
                filled.Append(quoted ? Inside(value) : value?.GetRawText() ?? "\"\"");
                at = end;
                continue;
            }
            if (template[at] == '"' && (at == 0 || template[at - 1] != '\\'))
                quoted = !quoted;
            filled.Append(template[at]);
        }
        return filled.ToString();
    }

    static JsonElement? Value(string name, InputTransformer transformer, Rule rule, BusEvent accepted, DateTimeOffset now) => name switch
    {
        "aws.events.rule-arn" => Text(rule.Arn),
        "aws.events.rule-name" => Text(rule.Name),
        "aws.events.event.ingestion-time" => Text(now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        "aws.events.event.json" => accepted.Json,
        "aws.events.event" => WithoutDetail(accepted),
        _ => transformer.Paths.TryGetValue(name, out var path) ? JsonPath.Find(accepted.Json, path) : null,
    };

    static bool IsName(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    static string Inside(JsonElement? value) => value switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } text => JsonEncodedText.Encode(text.GetString()!).Value,
        { } other => JsonEncodedText.Encode(other.GetRawText()).Value,
    };

    static JsonElement Text(string text) => JsonElement.Parse(JsonValue.Create(text).ToJsonString());

    static JsonElement WithoutDetail(BusEvent accepted)
    {
        var copy = JsonObject.Create(accepted.Json)!;
        copy.Remove("detail");
        return JsonElement.Parse(copy.ToJsonString());
    }
}
