using System.Text;
using Amazon.S3;

namespace Delightful.Cloud.Tests.Storage;

public sealed class ArtifactTests(CloudFixture cloud)
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task What_is_put_is_what_is_read()
    {
        var artifacts = await BucketAsync();
        await artifacts.PutAsync("deployments/d 1/1/plan.txt", "zwölf Änderungen"u8.ToArray(), "text/plain", Ever);

        (await artifacts.ReadTextAsync("deployments/d 1/1/plan.txt", 100, Ever)).ShouldBe("zwölf Änderungen");
        await using var stream = await artifacts.OpenAsync("deployments/d 1/1/plan.txt", Ever);
        using var reader = new StreamReader(stream!, Encoding.UTF8);
        (await reader.ReadToEndAsync()).ShouldBe("zwölf Änderungen");
    }

    [Fact]
    public async Task What_is_absent_is_null()
    {
        var artifacts = await BucketAsync();

        (await artifacts.OpenAsync("source/none.zip", Ever)).ShouldBeNull();
        (await artifacts.ReadTextAsync("source/none.zip", 100, Ever)).ShouldBeNull();
    }

    [Fact]
    public async Task A_bucket_that_is_absent_is_an_error()
    {
        var artifacts = new Artifacts(Client(), new ArtifactSettings("no-such-bucket"));

        (await Should.ThrowAsync<AmazonS3Exception>(() => artifacts.OpenAsync("any", Ever))).ErrorCode.ShouldBe("NoSuchBucket");
    }

    [Fact]
    public async Task A_text_that_is_too_large_is_refused_whole()
    {
        var artifacts = await BucketAsync();
        await artifacts.PutAsync("plan.json", new byte[1001], "application/json", Ever);

        (await Should.ThrowAsync<ArtifactTooLargeException>(() => artifacts.ReadTextAsync("plan.json", 1000, Ever)))
            .Message.ShouldBe("reading the artifact plan.json: it has 1001 bytes, at most 1000 are read");
    }

    private async Task<Artifacts> BucketAsync()
    {
        var name = cloud.NewName("artifacts");
        await Client().PutBucketAsync(name);
        return new Artifacts(Client(), new ArtifactSettings(name));
    }

    private AmazonS3Client Client() => new(CloudFixture.Credentials, cloud.Pointing(new AmazonS3Config { ForcePathStyle = true }));
}
