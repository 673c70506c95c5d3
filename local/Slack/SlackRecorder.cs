using System.Globalization;
using System.Text.Json.Nodes;

namespace Delightful.Local.Slack;

/// <summary>Keeps what was said in the chat. Safe to use from many calls at once.</summary>
public sealed class SlackRecorder(TimeProvider clock)
{
    readonly Lock gate = new();
    readonly List<SlackMessage> messages = [];
    readonly List<string> channels = [];
    int posted;

    /// <summary>A copy of everything, in the order it came.</summary>
    public SlackRecording Recording
    {
        get
        {
            lock (gate)
                return new([.. messages]);
        }
    }

    /// <summary>Posts to a channel by name or id. Any channel exists, from its first use on.</summary>
    internal SlackMessage Post(string channel, string? threadTs, string text, JsonArray? blocks, JsonObject? metadata = null)
    {
        lock (gate)
        {
            var (id, name) = Find(channel);
            var now = clock.GetUtcNow();
            var ts = string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeSeconds()}.{++posted * 100:D6}");
            var message = new SlackMessage(id, name, ts, threadTs, [new(now, text, blocks)]) { Metadata = metadata };
            messages.Add(message);
            return message;
        }
    }

    /// <summary>Changes a message; what is null stays as it was. Null when there is no such message.</summary>
    internal SlackMessage? Update(string channelId, string ts, string? text, JsonArray? blocks)
    {
        lock (gate)
        {
            var at = messages.FindIndex(message => message.Channel == channelId && message.Ts == ts);
            if (at < 0)
                return null;

            var known = messages[at];
            var version = new MessageVersion(clock.GetUtcNow(), text ?? known.Text, blocks ?? known.Blocks);
            return messages[at] = known with { History = [.. known.History, version] };
        }
    }

    /// <summary>Takes a message away, as somebody in the channel would.</summary>
    internal bool Delete(string channelId, string ts)
    {
        lock (gate)
            return messages.RemoveAll(message => message.Channel == channelId && message.Ts == ts) > 0;
    }

    internal bool HasChannel(string id)
    {
        lock (gate)
            return messages.Exists(message => message.Channel == id);
    }

    (string Id, string Name) Find(string channel)
    {
        if (messages.Find(message => message.Channel == channel) is { } known)
            return (known.Channel, known.ChannelName);

        var name = channel.TrimStart('#');
        if (!channels.Contains(name))
            channels.Add(name);
        return (string.Create(CultureInfo.InvariantCulture, $"C{channels.IndexOf(name) + 1:D8}"), name);
    }
}
