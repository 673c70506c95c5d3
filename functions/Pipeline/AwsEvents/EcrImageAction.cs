using System.Text.Json.Serialization;

namespace Delightful.Pipeline.AwsEvents;

/// <summary>The detail of "ECR Image Action". An image pushed by digest has no tag.</summary>
public sealed record EcrImageAction
{
    /// <summary>SUCCESS or FAILURE.</summary>
    [JsonPropertyName("result")]
    public string? Result { get; init; }

    /// <summary>The repository's name.</summary>
    [JsonPropertyName("repository-name")]
    public string? RepositoryName { get; init; }

    /// <summary>The digest, <c>sha256:…</c>.</summary>
    [JsonPropertyName("image-digest")]
    public string? ImageDigest { get; init; }

    /// <summary>PUSH, DELETE or what may come.</summary>
    [JsonPropertyName("action-type")]
    public string? ActionType { get; init; }

    /// <summary>The tag; absent for an untagged manifest.</summary>
    [JsonPropertyName("image-tag")]
    public string? ImageTag { get; init; }
}
