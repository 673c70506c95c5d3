using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Delightful.Local.Moto;

namespace Delightful.Local;

/// <summary>
/// Calls moto directly, past the cloud's behaviours and observers. Errors are thrown as
/// <see cref="AwsException"/> with moto's code.
/// </summary>
public sealed class MotoClient(LocalCloudOptions options) : IDisposable
{
    readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 16 }) { BaseAddress = options.MotoEndpoint };

    /// <summary>A JSON protocol call; the target is the whole X-Amz-Target, such as AWSEvents.ListRules.</summary>
    public async Task<JsonNode> JsonAsync(string service, string target, JsonObject body, CancellationToken ct)
    {
        using var request = Signed(HttpMethod.Post, service, "/");
        request.Headers.Add("X-Amz-Target", target);
        request.Content = Content(body, "application/x-amz-json-1.0");
        return Node(await SendAsync(request, ct));
    }

    /// <summary>A query protocol call (cloudformation, elasticloadbalancing, monitoring), in the name of a key when it matters whose it is.</summary>
    public async Task<XDocument> QueryAsync(
        string service, string action, IDictionary<string, string> parameters, CancellationToken ct, string accessKey = "test")
    {
        using var request = Signed(HttpMethod.Post, service, "/", accessKey);
        request.Content = new FormUrlEncodedContent(parameters.Append(new("Action", action)));
        return XDocument.Parse(Encoding.UTF8.GetString(await SendAsync(request, ct)));
    }

    /// <summary>A REST call; an empty answer is an empty object.</summary>
    public async Task<JsonNode> RestAsync(HttpMethod method, string service, string path, JsonObject? body, CancellationToken ct)
    {
        using var request = Signed(method, service, path);
        if (body is not null)
            request.Content = Content(body, "application/json");
        return Node(await SendAsync(request, ct));
    }

    /// <summary>The bytes of an S3 object, or null when there is none.</summary>
    public async Task<byte[]?> GetObjectAsync(string bucket, string key, CancellationToken ct)
    {
        using var request = Signed(HttpMethod.Get, "s3", $"/{bucket}/{Uri.EscapeDataString(key).Replace("%2F", "/")}");
        using var response = await http.SendAsync(request, ct);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync(ct) : null;
    }

    /// <summary>Stores an S3 object.</summary>
    public async Task PutObjectAsync(string bucket, string key, byte[] content, CancellationToken ct)
    {
        using var request = Signed(HttpMethod.Put, "s3", $"/{bucket}/{Uri.EscapeDataString(key).Replace("%2F", "/")}");
        request.Content = new ByteArrayContent(content);
        await SendAsync(request, ct);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    async Task<byte[]> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var response = await http.SendAsync(request, ct);
        var content = await response.Content.ReadAsByteArrayAsync(ct);
        return response.IsSuccessStatusCode ? content : throw MotoErrors.From(response, content);
    }

    static HttpRequestMessage Signed(HttpMethod method, string service, string path, string accessKey = "test")
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Authorization", Signature.Fake(service, accessKey));
        return request;
    }

    static StringContent Content(JsonObject body, string type) => new(body.ToJsonString(), new MediaTypeHeaderValue(type));

    static JsonNode Node(byte[] content) => content.Length == 0 ? new JsonObject() : JsonNode.Parse(content) ?? new JsonObject();
}
