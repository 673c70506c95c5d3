using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Delightful.Local;

/// <summary>
/// One AWS call as it arrived. <paramref name="Service"/> is the signing name ("events", "s3"),
/// <paramref name="Operation"/> the API name where the protocol carries one (null for REST services, whose
/// operation is the method and path). <paramref name="Body"/> is empty for S3, whose bodies are streamed.
/// </summary>
public sealed record AwsRequest(string Service, string? Operation, ReadOnlyMemory<byte> Body, HttpContext Http)
{
    /// <summary>The body as a JSON object; an empty body is an empty object.</summary>
    public JsonObject Json() =>
        Body.IsEmpty ? [] : JsonNode.Parse(Body.Span) as JsonObject ?? throw new AwsException("SerializationException", "The body is not a JSON object.");

    /// <summary>Answers 200 in the JSON protocol.</summary>
    public Task AnswerAsync(JsonNode body, CancellationToken ct) => AnswerAsync(200, body, ct);

    /// <summary>Answers in the JSON protocol with a status of the caller's choice.</summary>
    public Task AnswerAsync(int status, JsonNode body, CancellationToken ct)
    {
        Http.Response.StatusCode = status;
        Http.Response.ContentType = "application/x-amz-json-1.1";
        return Http.Response.WriteAsync(body.ToJsonString(), ct);
    }
}
