using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Delightful.Local.Ecr;

/// <summary>
/// Takes a pushed image: names it by the digest of its manifest, as registries do and moto does not, lets moto
/// keep it, and tells the push. One that moto refuses, such as a tag that is immutable, is not told.
/// </summary>
sealed class ImagePush(MotoClient moto, IEventEmitter emitter) : IAwsBehaviour
{
    /// <inheritdoc/>
    public bool Owns(AwsRequest request) => request is { Service: "ecr", Operation: "PutImage" };

    /// <inheritdoc/>
    public async Task AnswerAsync(AwsRequest request, CancellationToken ct)
    {
        var body = request.Json();
        var manifest = (string?)body["imageManifest"] ?? throw new AwsException("InvalidParameterException", "imageManifest is required");
        body["imageDigest"] ??= $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(manifest)))}";
        var answer = await moto.JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921.PutImage", body, ct);
        await emitter.EmitAsync("aws.ecr", "ECR Image Action", [], Detail(answer["image"]!, manifest), ct);
        await request.AnswerAsync(answer, ct);
    }

    static JsonObject Detail(JsonNode image, string manifest)
    {
        var detail = new JsonObject
        {
            ["result"] = "SUCCESS",
            ["repository-name"] = (string)image["repositoryName"]!,
            ["image-digest"] = (string)image["imageId"]!["imageDigest"]!,
            ["action-type"] = "PUSH",
        };
        if ((string?)image["imageId"]!["imageTag"] is { } tag)
            detail["image-tag"] = tag;
        var content = JsonNode.Parse(manifest)!;
        if ((string?)(content["mediaType"] ?? image["imageManifestMediaType"]) is { } type)
            detail["manifest-media-type"] = type;
        if ((string?)content["config"]?["mediaType"] is { } artifact)
            detail["artifact-media-type"] = artifact;
        return detail;
    }
}
