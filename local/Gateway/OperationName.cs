using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Delightful.Local.Gateway;

/// <summary>The operation a request names: X-Amz-Target, an RPC v2 path, or Action of the query protocol.</summary>
static class OperationName
{
    public static string? Of(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        if (request.Headers.TryGetValue("X-Amz-Target", out var target))
            return target.ToString().Split('.')[^1];
        var path = request.Path.Value ?? "";
        if (path.StartsWith("/service/", StringComparison.Ordinal) && path.Split('/') is [_, _, _, "operation", var operation])
            return operation;
        if (request.Query.TryGetValue("Action", out var action))
            return action;
        return request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
            ? QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Span)).TryGetValue("Action", out var posted) ? posted.ToString() : null
            : null;
    }
}
