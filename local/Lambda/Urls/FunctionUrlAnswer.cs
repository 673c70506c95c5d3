using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delightful.Local.Lambda.Instances;
using Microsoft.AspNetCore.Http;

namespace Delightful.Local.Lambda.Urls;

/// <summary>What a function returned, as an HTTP answer: with a status code in it as it says, else as the body of a 200.</summary>
static class FunctionUrlAnswer
{
    public static Task WriteAsync(HttpResponse response, InvocationResult result, CancellationToken ct)
    {
        if (!result.Succeeded)
            return RefuseAsync(response, 502, "Internal Server Error", ct);
        var returned = Parse(result.Payload);
        if (returned?["statusCode"] is not JsonValue status)
            return SendAsync(response, "application/json", result.Payload, ct);

        response.StatusCode = status.GetValue<int>();
        response.ContentType = "application/json";
        foreach (var (name, value) in returned["headers"] as JsonObject ?? [])
            response.Headers[name] = value?.ToString();
        foreach (var cookie in returned["cookies"] as JsonArray ?? [])
            response.Headers.Append("Set-Cookie", cookie?.ToString());
        var body = (string?)returned["body"] ?? "";
        return SendAsync(
            response, response.ContentType, (bool?)returned["isBase64Encoded"] == true ? Convert.FromBase64String(body) : Encoding.UTF8.GetBytes(body), ct);
    }

    /// <summary>What Lambda itself answers, in its words.</summary>
    public static Task RefuseAsync(HttpResponse response, int status, string message, CancellationToken ct)
    {
        response.StatusCode = status;
        return SendAsync(response, "application/json", Encoding.UTF8.GetBytes(new JsonObject { ["Message"] = message }.ToJsonString()), ct);
    }

    static async Task SendAsync(HttpResponse response, string? contentType, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        response.ContentType = contentType;
        if (!body.IsEmpty)
            await response.Body.WriteAsync(body, ct);
    }

    static JsonObject? Parse(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return JsonNode.Parse(payload.Span) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
