using System.Runtime.CompilerServices;
using Amazon.ECR;
using Amazon.ECR.Model;

namespace Delightful.Cloud;

/// <summary>What the image registry holds.</summary>
public sealed class Images(IAmazonECR ecr)
{
    /// <summary>The most images that one page of a list has.</summary>
    private const int LargestPage = 1000;

    private static readonly List<string> ManifestTypes =
    [
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.docker.distribution.manifest.v2+json",
    ];

    /// <summary>What a tag points to; null when the tag or its repository is gone.</summary>
    public async Task<string?> DigestOfAsync(string repository, string tag, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ecr.DescribeImagesAsync(
                new DescribeImagesRequest { RepositoryName = repository, ImageIds = [new ImageIdentifier { ImageTag = tag }] },
                cancellationToken).ConfigureAwait(false);
            return answer.ImageDetails is [var image, ..] ? image.ImageDigest : null;
        }
        catch (Exception e) when (e is ImageNotFoundException or RepositoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Every tag whose image was pushed after a moment, in no order. None when the repository is gone.</summary>
    public async IAsyncEnumerable<(string Tag, string Digest, DateTimeOffset PushedAt)> PushedSinceAsync(
        string repository, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new DescribeImagesRequest { RepositoryName = repository, MaxResults = LargestPage };
        do
        {
            var page = await PageAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var image in page?.ImageDetails ?? [])
            {
                if (image.ImagePushedAt is { } at && new DateTimeOffset(at.ToUniversalTime()) is var pushedAt && pushedAt > since)
                    foreach (var tag in image.ImageTags ?? [])
                        yield return (tag, image.ImageDigest, pushedAt);
            }
            request.NextToken = page?.NextToken;
        }
        while (request.NextToken is not null);
    }

    /// <summary>The commit that an image's manifest names; null when it names none.</summary>
    public async Task<string?> RevisionOfAsync(string repository, string digest, CancellationToken cancellationToken) =>
        (await ManifestOfAsync(repository, digest, cancellationToken).ConfigureAwait(false)).Revision;

    /// <summary>
    /// The platforms that an image is built for, such as <c>linux/amd64</c>. Empty when its manifest does not list them, which only
    /// that of several platforms does.
    /// </summary>
    public async Task<IReadOnlyList<string>> PlatformsOfAsync(string repository, string digest, CancellationToken cancellationToken) =>
        (await ManifestOfAsync(repository, digest, cancellationToken).ConfigureAwait(false)).Platforms;

    private async Task<Manifest> ManifestOfAsync(string repository, string digest, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ecr.BatchGetImageAsync(
                new BatchGetImageRequest
                {
                    RepositoryName = repository,
                    ImageIds = [new ImageIdentifier { ImageDigest = digest }],
                    AcceptedMediaTypes = ManifestTypes,
                },
                cancellationToken).ConfigureAwait(false);
            return answer.Images is [{ ImageManifest: { } manifest }, ..] ? Manifest.Read(manifest) : Manifest.Unknown;
        }
        catch (RepositoryNotFoundException)
        {
            return Manifest.Unknown;
        }
    }

    private async Task<DescribeImagesResponse?> PageAsync(DescribeImagesRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await ecr.DescribeImagesAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (RepositoryNotFoundException)
        {
            return null;
        }
    }
}
