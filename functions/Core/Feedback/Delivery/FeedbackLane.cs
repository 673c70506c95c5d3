namespace Delightful.Core.Feedback.Delivery;

/// <summary>
/// The ways on which people are told. Each has its own order and its own waits, so one that is down holds up no other:
/// what is to be told is put in the queue once for each lane.
/// </summary>
public static class FeedbackLane
{
    /// <summary>The comment on the pull request and the status of the commit. This lane also writes the log.</summary>
    public const string PullRequest = "pull-request";

    /// <summary>The message in the chat and its thread.</summary>
    public const string Chat = "chat";

    /// <summary>The topic that any mailbox, queue or function can subscribe to.</summary>
    public const string Topic = "topic";

    /// <summary>The one who is on call.</summary>
    public const string Pager = "pager";

    /// <summary>A signed request to an address of the installation's own.</summary>
    public const string Webhook = "webhook";

    /// <summary>Those that every installation has.</summary>
    public static IReadOnlyList<string> Always { get; } = [PullRequest, Chat];

    /// <summary>All there are.</summary>
    public static IReadOnlyList<string> All { get; } = [PullRequest, Chat, Topic, Pager, Webhook];

    /// <summary>The id of a message, or of a group of messages, on a lane.</summary>
    public static string IdOn(string lane, string id) => $"{lane}/{id}";

    /// <summary>The lane of an id that <see cref="IdOn"/> made; null for any other.</summary>
    public static string? Of(string id) => All.FirstOrDefault(lane => id.StartsWith(lane + "/", StringComparison.Ordinal));
}
