using Amazon.ECR;
using Amazon.ECR.Model;

namespace Delightful.Simulation.Clouds;

/// <summary>ECR: the images of each repository, with the tags that point to them.</summary>
internal sealed class SimulatedEcr(World world) : AmazonECRClient(Account.Credentials, Account.Config<AmazonECRConfig>())
{
    private const string Service = "ecr";

    private readonly Dictionary<string, List<ImageDetail>> _repositories = [];

    public void Push(string repository, string tag, string digest)
    {
        var images = Of(repository);
        foreach (var other in images)
            other.ImageTags.Remove(tag);
        if (images.Find(i => i.ImageDigest == digest) is not { } image)
            images.Add(image = new ImageDetail { ImageDigest = digest, ImageTags = [] });
        image.ImageTags.Add(tag);
        image.ImagePushedAt = world.Time.Clock.UtcDateTime;
    }

    public override Task<DescribeImagesResponse> DescribeImagesAsync(DescribeImagesRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync(Service, "DescribeImages", () => new DescribeImagesResponse
        {
            ImageDetails = request.ImageIds is [{ ImageTag: { } tag }]
                ? [Of(request.RepositoryName).Find(i => i.ImageTags.Contains(tag)) ?? throw new ImageNotFoundException($"there is no {tag}")]
                : [.. Of(request.RepositoryName)],
        });

    public override Task<BatchGetImageResponse> BatchGetImageAsync(BatchGetImageRequest request, CancellationToken cancellationToken = default) =>
        world.Wire.CallAsync(Service, "BatchGetImage", () => new BatchGetImageResponse { Images = [new Image { ImageManifest = "{}" }] });

    private List<ImageDetail> Of(string repository) =>
        _repositories.TryGetValue(repository, out var images) ? images : _repositories[repository] = [];
}
