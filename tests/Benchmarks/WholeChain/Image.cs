using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Delightful.Benchmarks.WholeChain;

/// <summary>An image that differs from the others of its repository in its tag and digest only, and the commit it comes from.</summary>
internal sealed record Image(string Tag, string Repository = "web-app", string? Commit = null)
{
    /// <summary>The digest of its manifest.</summary>
    public string Digest => $"sha256:{Hash(Manifest)}";

    private string Manifest => WithCommit(new JsonObject
    {
        ["schemaVersion"] = 2,
        ["mediaType"] = "application/vnd.oci.image.manifest.v1+json",
        ["config"] = new JsonObject
        {
            ["mediaType"] = "application/vnd.oci.image.config.v1+json",
            ["digest"] = $"sha256:{Hash($"{Repository} {Tag}")}",
            ["size"] = Tag.Length,
        },
        ["layers"] = new JsonArray(),
    }).ToJsonString();

    /// <summary>Puts it in its repository, whose event starts a deployment.</summary>
    public async Task PushAsync(Uri endpoint)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        // The local cloud reads the service from a signature's scope, and checks nothing else in it.
        request.Headers.TryAddWithoutValidation(
            "Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/ecr/aws4_request, SignedHeaders=host, Signature=none");
        request.Headers.Add("X-Amz-Target", "AmazonEC2ContainerRegistry_V20150921.PutImage");
        var body = new JsonObject { ["repositoryName"] = Repository, ["imageTag"] = Tag, ["imageManifest"] = Manifest };
        request.Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/x-amz-json-1.1"));
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private JsonObject WithCommit(JsonObject manifest)
    {
        if (Commit is not null)
            manifest["annotations"] = new JsonObject { ["org.opencontainers.image.revision"] = Commit };
        return manifest;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
