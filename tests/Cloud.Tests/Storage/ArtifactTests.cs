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
    public async Task What_has_an_address_is_read_there_without_credentials()
    {
        var artifacts = await BucketAsync();
        await artifacts.PutAsync("source/web-app/a.zip", "a bundle"u8.ToArray(), "application/zip", Ever);

        var address = await artifacts.AddressOfAsync("source/web-app/a.zip", TimeSpan.FromHours(2));

        address.ShouldMatch("X-Amz-Expires=(7199|720[01])&");
        using var http = new HttpClient();
        // What is signed says nothing of the scheme; the test's cloud has no TLS.
        (await http.GetStringAsync(new UriBuilder(address) { Scheme = "http" }.Uri, Ever)).ShouldBe("a bundle");
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

    [Theory]
    [InlineData(1_000)]
    [InlineData(40_000_000)]
    public async Task A_small_and_a_large_artifact_are_read_from_anywhere(int length)
    {
        var artifacts = await BucketAsync();
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        await artifacts.PutAsync("source/web-app.zip", bytes, "application/zip", Ever);

        await using var stream = (await artifacts.OpenSeekableAsync("source/web-app.zip", Ever)).ShouldNotBeNull();

        (stream.CanSeek, stream.Length).ShouldBe((true, length));
        var read = new byte[300];
        foreach (var at in new[] { length - 300, 0, length / 2, 8 * 1024 * 1024 - 150, length - 300 }.Where(at => at + 300 <= length))
        {
            stream.Position = at;
            await stream.ReadExactlyAsync(read, Ever);
            read.ShouldBe(bytes.AsSpan(at, 300).ToArray());
        }
        stream.Read(read).ShouldBe(0);
    }

    [Fact]
    public async Task A_large_artifact_that_another_took_the_place_of_is_not_read_on()
    {
        var artifacts = await BucketAsync();
        await artifacts.PutAsync("source/web-app.zip", new byte[40_000_000], "application/zip", Ever);
        await using var stream = (await artifacts.OpenSeekableAsync("source/web-app.zip", Ever)).ShouldNotBeNull();
        await artifacts.PutAsync("source/web-app.zip", new byte[40_000_001], "application/zip", Ever);

        Should.Throw<AmazonS3Exception>(() => stream.ReadByte());
    }

    [Fact]
    public async Task What_is_absent_cannot_be_read_from_anywhere() =>
        (await (await BucketAsync()).OpenSeekableAsync("source/none.zip", Ever)).ShouldBeNull();

    private async Task<Artifacts> BucketAsync()
    {
        var name = cloud.NewName("artifacts");
        await Client().PutBucketAsync(name);
        return new Artifacts(Client(), new ArtifactSettings(name));
    }

    private AmazonS3Client Client() => new(CloudFixture.Credentials, cloud.Pointing(new AmazonS3Config { ForcePathStyle = true }));
}
