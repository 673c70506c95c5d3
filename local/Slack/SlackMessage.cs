using System.Text.Json.Nodes;

namespace Delightful.Local.Slack;

/// <summary>One content that a message has had, from <paramref name="At"/> on.</summary>
public sealed record MessageVersion(DateTimeOffset At, string Text, JsonArray? Blocks);

/// <summary>A message with every content it has had, oldest first. <paramref name="ThreadTs"/> names its parent, if any.</summary>
public sealed record SlackMessage(string Channel, string ChannelName, string Ts, string? ThreadTs, IReadOnlyList<MessageVersion> History)
{
    /// <summary>What only programs see; null for none.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>The text a reader sees now.</summary>
    public string Text => History[^1].Text;

    /// <summary>The blocks a reader sees now.</summary>
    public JsonArray? Blocks => History[^1].Blocks;
}

/// <summary>Everything that was recorded, as <c>GET /_recorded/slack</c> answers it.</summary>
public sealed record SlackRecording(IReadOnlyList<SlackMessage> Messages);
