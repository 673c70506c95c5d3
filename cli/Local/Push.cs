using Delightful.Cli.Errors;
using Delightful.Local;

namespace Delightful.Cli.Local;

/// <summary>What the entry workflow does for a commit: the source bundle, the pull request, then the image, whose arrival starts the chain.</summary>
static class Push
{
    static readonly string ArtifactBucket = $"delightful-artifacts-{LocalCloudOptions.Account}-{LocalCloudOptions.Region}";

    /// <summary>The digest of the pushed image and the number of its pull request.</summary>
    public static async Task<(string Digest, int PullRequest)> RunAsync(LocalState cloud, LocalServiceState service, LocalImage image, CancellationToken ct)
    {
        using var endpoint = new LocalEndpoint(cloud.Endpoint);
        await endpoint.PutObjectAsync(ArtifactBucket, $"source/{service.Name}/{image.Commit}.zip", LocalImage.Bundle(service.SourceFolder), ct);
        var pull = await endpoint.RegisterPullRequestAsync(service.SourceRepository, image.Commit, $"Release {service.Name} {image.Tag}", ct);
        var (digest, error) = await endpoint.PutImageAsync(service.Name, image.Tag, image.Manifest(), ct);
        if (error is not null)
        {
            throw error.Contains("AlreadyExists", StringComparison.Ordinal)
                ? CliErrors.TagTaken(image.Tag, service.Name)
                : CliErrors.CloudRefused($"the local cloud at {cloud.Endpoint}", error);
        }
        return (digest!, pull);
    }
}
