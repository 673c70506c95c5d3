using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Delightful.Cloud;

/// <summary>What a web API answered: its status, its headers, and its body when that is JSON.</summary>
internal sealed record WebAnswer(HttpStatusCode Status, HttpResponseHeaders Headers, JsonElement Body)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The JSON of an answer; an undefined element when it is none.</summary>
    public static JsonElement Parse(byte[] body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>A text member of the body; null when there is none.</summary>
    public string? Text(string name) => Body.Text(name);

    /// <summary>A header's first value; null when there is none.</summary>
    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}

internal static class JsonMembers
{
    public static string? Text(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
