using System.Globalization;
using Delightful.Cloud;

namespace Delightful.Simulation.Clouds;

/// <summary>The chat, as far as it is told of outages.</summary>
internal sealed class SimulatedChat(World world) : IChat
{
    private const string Service = "chat";
    private int _messages;

    public Task<ChatMessage> PostAsync(ChatContent content, CancellationToken cancellationToken) =>
        world.Wire.CallAsync(Service, "post", () => new ChatMessage("channel", (++_messages).ToString(CultureInfo.InvariantCulture)));

    public Task UpdateAsync(ChatMessage message, ChatContent content, CancellationToken cancellationToken) =>
        world.Wire.CallAsync(Service, "update", () => message);

    public Task<ChatMessage> ReplyAsync(ChatMessage thread, ChatContent content, CancellationToken cancellationToken) =>
        PostAsync(content, cancellationToken);

    public Task<ChatMessage?> FindAsync(string channel, string mark, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<ChatMessage?>(null);

    public Task<ChatMessage?> FindReplyAsync(ChatMessage thread, string mark, CancellationToken cancellationToken) =>
        Task.FromResult<ChatMessage?>(null);
}
