using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Delightful.Local.Lambda.Urls;

/// <summary>
/// An HTTP request as a function gets it: payload format 2.0. Header names are in lower case, a header or parameter that
/// stands there several times is one with commas, and a body that is not text is base64.
/// </summary>
static class FunctionUrlRequest
{
    public static byte[] Payload(HttpContext http, string function, ReadOnlyMemory<byte> body, JsonObject? caller, DateTimeOffset now)
    {
        var (request, path) = (http.Request, PathOf(http, function));
        var payload = new JsonObject
        {
            ["version"] = "2.0",
            ["routeKey"] = "$default",
            ["rawPath"] = path,
            ["rawQueryString"] = request.QueryString.Value?.TrimStart('?') ?? "",
            ["headers"] = Headers(request),
            ["requestContext"] = Context(http, function, path, caller, now),
            ["isBase64Encoded"] = false,
        };
        if (request.Cookies.Count > 0)
            payload["cookies"] = new JsonArray([.. request.Cookies.Select(c => JsonValue.Create($"{c.Key}={c.Value}"))]);
        if (request.Query.Count > 0)
            payload["queryStringParameters"] = new JsonObject(request.Query.Select(q => KeyValuePair.Create<string, JsonNode?>(q.Key, string.Join(',', q.Value.ToArray()))));
        if (!body.IsEmpty)
        {
            var text = IsText(request.ContentType) && Utf8.IsValid(body.Span);
            payload["isBase64Encoded"] = !text;
            payload["body"] = text ? Encoding.UTF8.GetString(body.Span) : Convert.ToBase64String(body.Span);
        }
        return Encoding.UTF8.GetBytes(payload.ToJsonString());
    }

    static JsonObject Headers(HttpRequest request)
    {
        var headers = new JsonObject();
        foreach (var (name, values) in request.Headers.Where(h => !h.Key.Equals("cookie", StringComparison.OrdinalIgnoreCase)))
            headers[name.ToLowerInvariant()] = string.Join(',', values.ToArray());
        headers["x-forwarded-for"] = request.HttpContext.Connection.RemoteIpAddress?.ToString();
        headers["x-forwarded-proto"] = request.Scheme;
        headers["x-forwarded-port"] = (request.Host.Port ?? 80).ToString(CultureInfo.InvariantCulture);
        return headers;
    }

    static JsonObject Context(HttpContext http, string function, string path, JsonObject? caller, DateTimeOffset now)
    {
        var context = new JsonObject
        {
            ["accountId"] = caller is null ? "anonymous" : LocalCloudOptions.Account,
            ["apiId"] = function,
            ["domainName"] = http.Request.Host.Value,
            ["domainPrefix"] = function,
            ["http"] = new JsonObject
            {
                ["method"] = http.Request.Method,
                ["path"] = path,
                ["protocol"] = http.Request.Protocol,
                ["sourceIp"] = http.Connection.RemoteIpAddress?.ToString(),
                ["userAgent"] = http.Request.Headers.UserAgent.ToString(),
            },
            ["requestId"] = Guid.NewGuid().ToString(),
            ["routeKey"] = "$default",
            ["stage"] = "$default",
            ["time"] = now.UtcDateTime.ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture),
            ["timeEpoch"] = now.ToUnixTimeMilliseconds(),
        };
        if (caller is not null)
            context["authorizer"] = new JsonObject { ["iam"] = caller };
        return context;
    }

    /// <summary>What follows the function's own address, as it was sent.</summary>
    static string PathOf(HttpContext http, string function)
    {
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var path = target.Split('?')[0][(FunctionUrlBook.Root.Length + 1 + function.Length)..];
        return path.Length == 0 ? "/" : path;
    }

    static bool IsText(string? contentType) => contentType?.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "application/json" or "application/javascript" or "application/xml" => true,
        { } other => other.StartsWith("text/", StringComparison.Ordinal),
        null => false,
    };
}
