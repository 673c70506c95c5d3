using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.ECR;
using Delightful.Local;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Cloud.Tests.Pushed;

public sealed class ImageTests(CloudFixture cloud)
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task A_tag_leads_to_its_digest_until_it_moves()
    {
        var repository = await RepositoryAsync();
        var first = await PushAsync(repository, "1.0.0", revision: "a");
        (await Open().DigestOfAsync(repository, "1.0.0", Ever)).ShouldBe(first);

        var second = await PushAsync(repository, "1.0.0", revision: "b");

        second.ShouldNotBe(first);
        (await Open().DigestOfAsync(repository, "1.0.0", Ever)).ShouldBe(second);
    }

    [Fact]
    public async Task A_tag_or_a_repository_that_is_gone_leads_nowhere()
    {
        var repository = await RepositoryAsync();
        await PushAsync(repository, "1.0.0");

        (await Open().DigestOfAsync(repository, "2.0.0", Ever)).ShouldBeNull();
        (await Open().DigestOfAsync("no-such-repository", "1.0.0", Ever)).ShouldBeNull();
    }

    [Fact]
    public async Task Only_what_was_pushed_since_then_is_listed_with_every_tag()
    {
        var repository = await RepositoryAsync();
        var digest = await PushAsync(repository, "1.0.0", revision: "a");
        await PushAsync(repository, "stable", revision: "a");
        var before = DateTimeOffset.UtcNow.AddMinutes(-5);

        var pushed = await Open().PushedSinceAsync(repository, before, Ever).ToListAsync();

        pushed.Select(p => (p.Tag, p.Digest)).Order().ShouldBe([("1.0.0", digest), ("stable", digest)]);
        pushed.ShouldAllBe(p => p.PushedAt > before && p.PushedAt < DateTimeOffset.UtcNow.AddMinutes(5));
        (await Open().PushedSinceAsync(repository, pushed.Max(p => p.PushedAt), Ever).ToListAsync()).ShouldBeEmpty();
        (await Open().PushedSinceAsync("no-such-repository", before, Ever).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_commit_stands_in_the_manifest_or_nowhere()
    {
        var repository = await RepositoryAsync();
        var labelled = await PushAsync(repository, "1.0.0", revision: "0123456789abcdef0123456789abcdef01234567");
        var bare = await PushAsync(repository, "2.0.0", revision: null);

        (await Open().RevisionOfAsync(repository, labelled, Ever)).ShouldBe("0123456789abcdef0123456789abcdef01234567");
        (await Open().RevisionOfAsync(repository, bare, Ever)).ShouldBeNull();
        (await Open().RevisionOfAsync(repository, Given.Digest(9), Ever)).ShouldBeNull();
    }

    [Fact]
    public async Task An_index_tells_which_platforms_it_is_built_for_and_other_manifests_do_not()
    {
        var repository = await RepositoryAsync();
        var index = await PutAsync(repository, "1.0.0", new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = "application/vnd.oci.image.index.v1+json",
            ["manifests"] = new JsonArray(Of("linux", "amd64"), Of("linux", "arm64", "v8"), Of("unknown", "unknown"), Of("linux\n::", "x"), new JsonObject(), 7),
        });
        var one = await PushAsync(repository, "2.0.0");

        (await Open().PlatformsOfAsync(repository, index, Ever)).ShouldBe(["linux/amd64", "linux/arm64/v8"]);
        (await Open().PlatformsOfAsync(repository, one, Ever)).ShouldBeEmpty();
        (await Open().PlatformsOfAsync(repository, Given.Digest(9), Ever)).ShouldBeEmpty();
        (await Open().PlatformsOfAsync("no-such-repository", one, Ever)).ShouldBeEmpty();

        static JsonObject Of(string os, string architecture, string? variant = null) => new()
        {
            ["mediaType"] = "application/vnd.oci.image.manifest.v1+json",
            ["digest"] = Given.Digest(2),
            ["size"] = 2,
            ["platform"] = new JsonObject { ["os"] = os, ["architecture"] = architecture, ["variant"] = variant },
        };
    }

    private Images Open() => new(new AmazonECRClient(CloudFixture.Credentials, cloud.Pointing(new AmazonECRConfig())));

    private async Task<string> RepositoryAsync()
    {
        var name = cloud.NewName("images");
        await Ecr("CreateRepository", new JsonObject { ["repositoryName"] = name });
        return name;
    }

    private async Task<string> PushAsync(string repository, string tag, string? revision = "a")
    {
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = "application/vnd.oci.image.manifest.v1+json",
            ["config"] = new JsonObject { ["mediaType"] = "application/vnd.oci.image.config.v1+json", ["digest"] = Given.Digest(1), ["size"] = 2 },
            ["layers"] = new JsonArray(),
        };
        if (revision is not null)
            manifest["annotations"] = new JsonObject { ["org.opencontainers.image.revision"] = revision };
        return await PutAsync(repository, tag, manifest);
    }

    private async Task<string> PutAsync(string repository, string tag, JsonObject manifest)
    {
        var text = manifest.ToJsonString();
        var digest = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
        await Ecr("PutImage", new JsonObject { ["repositoryName"] = repository, ["imageTag"] = tag, ["imageManifest"] = text, ["imageDigest"] = digest });
        return digest;
    }

    private Task<JsonNode> Ecr(string operation, JsonObject body) => cloud.Cloud.Services.GetRequiredService<MotoClient>()
        .JsonAsync("ecr", $"AmazonEC2ContainerRegistry_V20150921.{operation}", body, Ever);
}
