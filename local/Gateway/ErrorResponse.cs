using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Delightful.Local.Gateway;

/// <summary>An error as the JSON protocols write it; the type header serves the REST ones.</summary>
static class ErrorResponse
{
    public static Task WriteAsync(HttpResponse response, AwsException error)
    {
        response.StatusCode = error.Status;
        response.ContentType = "application/x-amz-json-1.1";
        response.Headers["x-amzn-ErrorType"] = error.Code;
        response.Headers["x-amzn-RequestId"] = response.HttpContext.TraceIdentifier;
        return response.WriteAsync(new JsonObject { ["__type"] = error.Code, ["message"] = error.Message }.ToJsonString());
    }
}
