using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Delightful.Cli.Local;

/// <summary>The few calls by which the local cloud is given an image, as any client gives it one.</summary>
sealed class LocalEndpoint(string endpoint) : IDisposable
{
    readonly HttpClient http = new() { BaseAddress = new Uri(endpoint) };

    /// <summary>ECR's PutImage. The answer's error code is null when it was taken.</summary>
    public async Task<(string? Digest, string? Error)> PutImageAsync(string repository, string tag, string manifest, CancellationToken ct)
    {
        using var request = Signed(HttpMethod.Post, "ecr", "/");
        request.Headers.Add("X-Amz-Target", "AmazonEC2ContainerRegistry_V20150921.PutImage");
        var body = new JsonObject { ["repositoryName"] = repository, ["imageTag"] = tag, ["imageManifest"] = manifest };
        request.Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/x-amz-json-1.1"));
        using var response = await http.SendAsync(request, ct);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(ct));
        return response.IsSuccessStatusCode
            ? ((string?)answer!["image"]!["imageId"]!["imageDigest"], null)
            : (null, (string?)answer?["__type"] ?? response.StatusCode.ToString());
    }

    /// <summary>S3's PutObject.</summary>
    public async Task PutObjectAsync(string bucket, string key, byte[] content, CancellationToken ct)
    {
        using var request = Signed(HttpMethod.Put, "s3", $"/{bucket}/{key}");
        request.Content = new ByteArrayContent(content);
        using var response = await http.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Tells the recorder of pull requests which one a commit belongs to, and returns its number.</summary>
    public async Task<int> RegisterPullRequestAsync(string repository, string commit, string title, CancellationToken ct)
    {
        var recorded = JsonNode.Parse(await http.GetStringAsync("/_recorded/github", ct))!["pulls"]!.AsArray();
        var known = recorded.FirstOrDefault(pull => (string?)pull!["sha"] == commit);
        var number = known is not null ? (int)known["number"]! : 1 + recorded.Max(pull => (int?)pull!["number"]).GetValueOrDefault();
        var body = new JsonObject { ["number"] = number, ["sha"] = commit, ["title"] = title, ["author"] = "you", ["repository"] = repository };
        using var content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json"));
        using var response = await http.PutAsync("/_recorded/github/pulls", content, ct);
        response.EnsureSuccessStatusCode();
        return number;
    }

    public void Dispose() => http.Dispose();

    // The local cloud reads the service from a signature's scope, and checks nothing else in it.
    static HttpRequestMessage Signed(HttpMethod method, string service, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=none");
        return request;
    }
}
