using Microsoft.AspNetCore.Http;

namespace Delightful.Local.Gateway;

/// <summary>Reads a call into memory. S3 is left on the wire: its bodies are large and nobody here looks into them.</summary>
static class BufferedRequest
{
    const int Limit = 16 * 1024 * 1024;

    public static async Task<AwsRequest> ReadAsync(HttpContext http, string service, CancellationToken ct)
    {
        var body = service == "s3" ? ReadOnlyMemory<byte>.Empty : await BodyAsync(http.Request, ct);
        return new AwsRequest(service, service == "s3" ? null : OperationName.Of(http.Request, body), body, http);
    }

    static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        using var memory = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, Limit));
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, ct)) > 0;)
        {
            if (memory.Length + read > Limit)
                throw new AwsException("RequestEntityTooLargeException", $"A request body is limited to {Limit} bytes here.", 413);
            memory.Write(buffer, 0, read);
        }
        return memory.ToArray();
    }
}
