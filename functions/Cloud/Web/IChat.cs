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
}

/// <summary>Which message it is.</summary>
/// <param name="Channel">The channel's id, as the chat gave it when the message was posted.</param>
/// <param name="Id">The message's id in the channel; in Slack its <c>ts</c>.</param>
public sealed record ChatMessage(string Channel, string Id);

/// <summary>What a message says.</summary>
/// <param name="Text">The whole in plain text: for notifications, and where blocks cannot be shown.</param>
/// <param name="BlocksJson">The layout, a JSON array of Slack's Block Kit; null for plain text.</param>
/// <param name="Color">The colour of the bar beside the blocks, <c>#rrggbb</c>; null for none.</param>
public sealed record ChatContent(string Text, string? BlocksJson = null, string? Color = null);
