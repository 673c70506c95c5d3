using System.Text.Json.Serialization;
using Delightful.Core.Slots;

namespace Delightful.Cloud;

/// <summary>
/// Where people were told about one thing: a comment, or a message. Made before it is posted, so that of two workers
/// only one posts: the one whose <see cref="Registry.SaveFeedbackAsync"/> succeeded.
/// </summary>
public sealed record FeedbackState
{
    /// <summary>What it is about: see <see cref="OfPullRequest"/> and <see cref="OfDeployment"/>.</summary>
    public required string Key { get; init; }

    /// <summary>How often it was written. A write names the version it read.</summary>
    public long Version { get; init; }

    /// <summary>The comment on the repository host; null until it is there.</summary>
    public long? CommentId { get; init; }

    /// <summary>The message in the chat; null until it is there.</summary>
    public ChatMessage? Message { get; init; }

    /// <summary>The id of the last change that a reply told; null before the first.</summary>
    public string? LastTold { get; init; }

    /// <summary>Until when somebody may be about to post; after that another may try. Null when nobody is.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>When it may be forgotten; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The key of the one comment of a pull request for a slot.</summary>
    public static string OfPullRequest(string repository, int number, SlotKey slot) => $"{repository}#{number}/{slot}";

    /// <summary>The key of the one message of a deployment.</summary>
    public static string OfDeployment(SlotKey slot, string deploymentId) => $"{slot}/{deploymentId}";
}

/// <summary>How what only the adapters know is kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FeedbackState))]
internal sealed partial class CloudJson : JsonSerializerContext;
