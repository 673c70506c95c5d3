using System.Text.Json;

namespace Delightful.Core.Gate;

/// <summary>
/// Reads what an Open Policy Agent answers on its data API. What is not understood is no answer, and never a yes.
/// </summary>
public static class OpaAnswer
{
    private const int MostRead = 1_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>
    /// Takes <c>{"result": {"deny": [...], "warn": [...], "allow": true}}</c>: at least one of the three, messages as
    /// text or as objects with <c>msg</c>.
    /// </summary>
    public static PolicyAnswer Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root ? Of(root) : NotUnderstood;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return NotUnderstood;
        }
    }

    private static PolicyAnswer NotUnderstood => PolicyAnswer.None("what they answered is not understood");

    private static PolicyAnswer Of(JsonElement root)
    {
        if (!root.TryGetProperty("result", out var result))
            return PolicyAnswer.None("there is no policy at the path that is asked");
        if (result.ValueKind is not JsonValueKind.Object)
            return NotUnderstood;
        var (hasDeny, hasWarn, hasAllow) = (result.TryGetProperty("deny", out var deny), result.TryGetProperty("warn", out var warn), result.TryGetProperty("allow", out var allow));
        if (!hasDeny && !hasWarn && !hasAllow)
            return PolicyAnswer.None("what they answered has neither deny nor warn nor allow");
        if (hasAllow && allow.ValueKind is not (JsonValueKind.True or JsonValueKind.False)
            || hasDeny && Messages(deny) is null || hasWarn && Messages(warn) is null)
            return NotUnderstood;
        var (denies, warns) = (hasDeny ? Messages(deny)! : [], hasWarn ? Messages(warn)! : []);
        if (hasAllow && allow.ValueKind is JsonValueKind.False && denies.Count == 0)
            denies.Add("the organisation's policies do not allow it and give no reason");
        return PolicyAnswer.Of(denies, warns);
    }

    private static List<string>? Messages(JsonElement said) => said.ValueKind switch
    {
        JsonValueKind.Array => [.. said.EnumerateArray().Take(MostRead).Select(Message)],
        JsonValueKind.False => [],
        JsonValueKind.True => [NoReason],
        _ => null,
    };

    private static string Message(JsonElement message) =>
        message.ValueKind is JsonValueKind.Object && (message.TryGetProperty("msg", out var text) || message.TryGetProperty("message", out text)) ? Text(text) : Text(message);

    private static string Text(JsonElement text) => text.ValueKind is JsonValueKind.String && text.GetString() is { Length: > 0 } said ? said : NoReason;

    private const string NoReason = "a policy gives no reason";
}
