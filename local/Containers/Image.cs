using System.Text.Json.Nodes;

namespace Delightful.Local.Containers;

/// <summary>An image as its registry knows it. <paramref name="Behaviour"/> is what its manifest asks the program to play.</summary>
sealed record Image(string Repository, string Digest, string? Behaviour);

/// <summary>The image cannot be had; the message is what ECS would give as the stopped reason.</summary>
sealed class CannotPullException(string message) : Exception($"CannotPullContainerError: {message}");

/// <summary>Finds an image by its reference, tag or digest.</summary>
sealed class Images(MotoClient moto)
{
    const string Behaviour = "delightful.local.behaviour";

    public async Task<Image> PullAsync(string reference, CancellationToken ct)
    {
        var (repository, id) = Parse(reference);
        var answer = await AskAsync(repository, id, ct);
        if (answer["images"] is not JsonArray { Count: > 0 } images)
            throw new CannotPullException($"{reference}: not found");
        var annotations = JsonNode.Parse((string)images[0]!["imageManifest"]!)?["annotations"];
        return new Image(repository, (string)images[0]!["imageId"]!["imageDigest"]!, (string?)annotations?[Behaviour]);
    }

    async Task<JsonNode> AskAsync(string repository, JsonObject id, CancellationToken ct)
    {
        try
        {
            return await moto.JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921.BatchGetImage", new JsonObject { ["repositoryName"] = repository, ["imageIds"] = new JsonArray(id) }, ct);
        }
        catch (AwsException refused)
        {
            throw new CannotPullException(refused.Message);
        }
    }

    static (string Repository, JsonObject Id) Parse(string reference)
    {
        var path = reference[(reference.IndexOf('/', StringComparison.Ordinal) + 1)..];
        if (path.Split('@') is [var named, var digest])
            return (named.Split(':')[0], new JsonObject { ["imageDigest"] = digest });
        return path.Split(':') is [var repository, var tag] ? (repository, new JsonObject { ["imageTag"] = tag }) : (path, new JsonObject { ["imageTag"] = "latest" });
    }
}
