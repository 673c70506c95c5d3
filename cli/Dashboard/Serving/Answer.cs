using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Delightful.Cli.Dashboard.Pages;
using Microsoft.AspNetCore.Http;

namespace Delightful.Cli.Dashboard.Serving;

/// <summary>Writes answers. Each has a tag made of its content, so that one that has not changed is not sent again.</summary>
static class Answer
{
    public static Task PageAsync(HttpContext http, Html page, int status = StatusCodes.Status200OK) =>
        WriteAsync(http, Encoding.UTF8.GetBytes(page.ToString()), "text/html; charset=utf-8", status);

    public static Task JsonAsync<T>(HttpContext http, T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        WriteAsync(http, JsonSerializer.SerializeToUtf8Bytes(value, type), "application/json; charset=utf-8", status);

    public static async Task WriteAsync(HttpContext http, byte[] content, string type, int status = StatusCodes.Status200OK)
    {
        var (request, response) = (http.Request, http.Response);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"";
        response.Headers.CacheControl = "no-cache";
        response.Headers.ETag = tag;
        if (status == StatusCodes.Status200OK && request.Headers.IfNoneMatch.ToString().Split(',').Any(known => known.Trim() == tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.StatusCode = status;
        response.ContentType = type;
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(request.Method))
            await response.Body.WriteAsync(content, http.RequestAborted);
    }
}
