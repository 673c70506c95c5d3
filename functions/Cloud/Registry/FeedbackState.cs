using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Delightful.Core.Feedback;
using Delightful.Core.Feedback.Alerts;
using Delightful.Core.Feedback.Delivery;
using Delightful.Core.Slots;

namespace Delightful.Cloud;

/// <summary>
/// Where people were told about one thing: a comment, or a message. Made before it is posted, so that of two workers
/// only one posts: the one whose <see cref="Registry.SaveFeedbackAsync"/> succeeded.
/// </summary>
public sealed record FeedbackState
{
    private const int MostTold = 50;

    /// <summary>What it is about: see <see cref="OfPullRequest"/> and <see cref="OfDeployment"/>.</summary>
    public required string Key { get; init; }

    /// <summary>How often it was written. A write names the version it read.</summary>
    public long Version { get; init; }

    /// <summary>The comment on the repository host; null until it is there.</summary>
    public long? CommentId { get; init; }

    /// <summary>The message in the chat; null until it is there.</summary>
    public ChatMessage? Message { get; init; }

    /// <summary>The ids of what was told last; empty before the first.</summary>
    public ImmutableArray<string> Told { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What was told late, in one reply; null when all was told in time.</summary>
    public LateReply? Late { get; init; }

    /// <summary>The mark of the reply that told the cost of the plan; null before there was one.</summary>
    public string? CostTold { get; init; }

    /// <summary>The status that was last set; null before the first.</summary>
    public string? Status { get; init; }

    /// <summary>What is shown; null before the first.</summary>
    public ShownContent? Shown { get; init; }

    /// <summary>The deployments that the comment knows, newest first; empty before the first.</summary>
    public ImmutableArray<EarlierRun> Runs { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The commits on which the deployment is told by statuses, its own first; empty until they were looked up.</summary>
    public ImmutableArray<BatchCommit> Batch { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The incident that the one on call was told of; null when none is open.</summary>
    public OpenIncident? Incident { get; init; }

    /// <summary>Until when somebody may be about to post; after that another may try. Null when nobody is.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>The same with more that was told; of what was told long ago nothing comes again, so it is forgotten.</summary>
    public FeedbackState WithTold(IEnumerable<string> ids) => this with { Told = [.. Told.Concat(ids).Distinct(StringComparer.Ordinal).TakeLast(MostTold)] };

    /// <summary>When it may be forgotten; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The key of the one comment of a pull request for a slot.</summary>
    public static string OfPullRequest(string repository, int number, SlotKey slot) => $"{repository}#{number}/{slot}";

    /// <summary>The key of what the repository host was told about a deployment.</summary>
    public static string OfStatus(SlotKey slot, string deploymentId) => $"{slot}/{deploymentId}/status";

    /// <summary>The key of what one of the other lanes was told about a deployment.</summary>
    public static string OfLane(string lane, SlotKey slot, string deploymentId) => $"{slot}/{deploymentId}/{lane}";

    /// <summary>The key of the incident of a slot.</summary>
    public static string OfIncident(SlotKey slot) => $"{slot}/incident";

    /// <summary>The key of a channel of the chat: its <see cref="Message"/> tells the channel's id.</summary>
    public static string OfChannel(string channel) => $"channel/{channel}";

    /// <summary>The key of the one message of a deployment.</summary>
    public static string OfDeployment(SlotKey slot, string deploymentId) => $"{slot}/{deploymentId}";
}

/// <summary>A commit whose pull request is deployed by a push, and what it was told.</summary>
/// <param name="Sha">The commit: the pushed one, or the newest of a pull request that came in since the release before.</param>
/// <param name="DeploymentId">The deployment on the repository host; null until it is there.</param>
/// <param name="State">The state that it was told; null before the first.</param>
public sealed record BatchCommit(string Sha, long? DeploymentId = null, string? State = null);

/// <summary>The reply that tells what was late.</summary>
/// <param name="Reply">Where it is; null when there was nothing to say.</param>
/// <param name="News">What it says.</param>
public sealed record LateReply(ChatMessage? Reply, LateNews News);

/// <summary>How what only the adapters know is kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FeedbackState))]
internal sealed partial class CloudJson : JsonSerializerContext;
