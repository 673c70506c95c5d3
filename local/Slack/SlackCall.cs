using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Delightful.Local.Slack;

/// <summary>
/// The arguments of one call. As with the real Web API they come as JSON or as a form, and the token as a bearer
/// token or as an argument.
/// </summary>
sealed record SlackCall(string? Token, string? Channel, string? Ts, string? ThreadTs, string? Text, JsonArray? Blocks, JsonObject? Metadata)
{
    /// <summary>The arguments of a call that asks, which stand in its address.</summary>
    public static SlackCall OfQuery(HttpRequest request) =>
        Of(new JsonObject(request.Query.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value.ToString()))), request.Headers.Authorization.ToString());

    /// <summary>Null when the body cannot be read as what its content type says.</summary>
    public static async Task<SlackCall?> ReadAsync(HttpRequest request)
    {
        try
        {
            var fields = request.HasFormContentType
                ? FromForm(await request.ReadFormAsync())
                : await JsonNode.ParseAsync(request.Body) as JsonObject;
            return fields is null ? null : Of(fields, request.Headers.Authorization.ToString());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    static JsonObject FromForm(IFormCollection form) => new(form.Select(field => KeyValuePair.Create(
        field.Key,
        field.Key is "blocks" or "metadata" ? JsonNode.Parse(field.Value.ToString()) : JsonValue.Create(field.Value.ToString()))));

    static SlackCall Of(JsonObject fields, string authorization)
    {
        const string Bearer = "Bearer ";
        var token = authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..]
            : Text("token");
        return new(token, Text("channel"), Text("ts"), Text("thread_ts"), Text("text"), fields["blocks"]?.DeepClone().AsArray(), fields["metadata"]?.DeepClone().AsObject());

        string? Text(string name) => fields[name]?.GetValue<string>();
    }
}
