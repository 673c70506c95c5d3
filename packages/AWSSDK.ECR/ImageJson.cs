using System.Text.Json;
using Amazon.Internal.AwsJson;

namespace Amazon.ECR.Model;

internal static class ImageJson
{
    public static void Write(Utf8JsonWriter json, ImageIdentifier image)
    {
        json.Text("imageDigest", image.ImageDigest);
        json.Text("imageTag", image.ImageTag);
    }

    public static ImageDetail Detail(JsonElement json) => new()
    {
        RegistryId = json.Text("registryId"),
        RepositoryName = json.Text("repositoryName"),
        ImageDigest = json.Text("imageDigest"),
        ImageTags = json.Texts("imageTags"),
        ImagePushedAt = json.Time("imagePushedAt"),
        ImageSizeInBytes = json.Long("imageSizeInBytes"),
        ImageManifestMediaType = json.Text("imageManifestMediaType"),
    };

    public static Image Image(JsonElement json) => new()
    {
        RegistryId = json.Text("registryId"),
        RepositoryName = json.Text("repositoryName"),
        ImageId = json.Object("imageId", Identifier),
        ImageManifest = json.Text("imageManifest"),
        ImageManifestMediaType = json.Text("imageManifestMediaType"),
    };

    public static ImageFailure Failure(JsonElement json) => new()
    {
        ImageId = json.Object("imageId", Identifier),
        FailureCode = json.Text("failureCode"),
        FailureReason = json.Text("failureReason"),
    };

    private static ImageIdentifier Identifier(JsonElement json) => new()
    {
        ImageDigest = json.Text("imageDigest"),
        ImageTag = json.Text("imageTag"),
    };
}
