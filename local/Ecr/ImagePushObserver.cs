using System.Text.Json.Nodes;

namespace Delightful.Local.Ecr;

/// <summary>Tells a push once the registry has accepted it; one that it refuses, such as a tag that is immutable, is not told.</summary>
sealed class ImagePushObserver(IEventEmitter emitter) : IAwsObserver
{
    /// <inheritdoc/>
    public bool Watches(AwsRequest request) => request is { Service: "ecr", Operation: "PutImage" };

    /// <inheritdoc/>
    public Task SawAsync(AwsRequest request, ReadOnlyMemory<byte> response, CancellationToken ct)
    {
        var image = JsonNode.Parse(response.Span)!["image"]!;
        var manifest = JsonNode.Parse((string?)image["imageManifest"] ?? "{}")!;
        var detail = new JsonObject
        {
            ["result"] = "SUCCESS",
            ["repository-name"] = (string)image["repositoryName"]!,
            ["image-digest"] = (string)image["imageId"]!["imageDigest"]!,
            ["action-type"] = "PUSH",
        };
        if ((string?)image["imageId"]!["imageTag"] is { } tag)
            detail["image-tag"] = tag;
        if ((string?)(manifest["mediaType"] ?? image["imageManifestMediaType"]) is { } type)
            detail["manifest-media-type"] = type;
        if ((string?)manifest["config"]?["mediaType"] is { } artifact)
            detail["artifact-media-type"] = artifact;
        return emitter.EmitAsync("aws.ecr", "ECR Image Action", [], detail, ct);
    }
}
