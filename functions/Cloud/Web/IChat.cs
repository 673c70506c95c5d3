namespace Delightful.Cloud;

/// <summary>Where people read along.</summary>
public interface IChat
{
    /// <summary>Posts a message to the configured channel. Posting is not repeatable: a lost answer may have left a message.</summary>
    Task<ChatMessage> PostAsync(ChatContent content, CancellationToken cancellationToken);

    /// <summary>Gives a message another content.</summary>
    Task UpdateAsync(ChatMessage message, ChatContent content, CancellationToken cancellationToken);

    /// <summary>Posts below a message, in its thread.</summary>
    Task<ChatMessage> ReplyAsync(ChatMessage thread, ChatContent content, CancellationToken cancellationToken);

    /// <summary>Finds a message of a channel by its mark; null when there is none, or when nobody may look.</summary>
    /// <param name="channel">The channel's id, which is not its name.</param>
    /// <param name="mark">The <see cref="ChatContent.Mark"/> it was posted with.</param>
    /// <param name="since">What is older is not looked at.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<ChatMessage?> FindAsync(string channel, string mark, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Finds a reply in a thread by its mark; null when there is none, or when nobody may look.</summary>
    Task<ChatMessage?> FindReplyAsync(ChatMessage thread, string mark, CancellationToken cancellationToken);
}

/// <summary>Which message it is.</summary>
/// <param name="Channel">The channel's id, as the chat gave it when the message was posted.</param>
/// <param name="Id">The message's id in the channel; in Slack its <c>ts</c>.</param>
public sealed record ChatMessage(string Channel, string Id);

/// <summary>What a message says.</summary>
/// <param name="Text">The whole in plain text: for notifications, and where blocks cannot be shown.</param>
/// <param name="BlocksJson">The layout, a JSON array of Slack's Block Kit; null for plain text.</param>
public sealed record ChatContent(string Text, string? BlocksJson = null)
{
    /// <summary>What nobody sees and by which the message is found again; null for none. A message keeps its first one.</summary>
    public string? Mark { get; init; }
}
