using System.Text.Json;

namespace Delightful.Cloud;

/// <summary>Marks are the metadata of messages: nobody sees them, and who may read the channel finds a message by them.</summary>
public sealed partial class Slack
{
    private const string MarkType = "delightful_message";
    private const int PageSize = 200;
    private const int MostPages = 5;

    /// <inheritdoc/>
    public Task<ChatMessage?> FindAsync(string channel, string mark, DateTimeOffset since, CancellationToken cancellationToken) =>
        FindAsync($"conversations.history?oldest={since.ToUnixTimeSeconds()}", channel, mark, cancellationToken);

    /// <inheritdoc/>
    public Task<ChatMessage?> FindReplyAsync(ChatMessage thread, string mark, CancellationToken cancellationToken) =>
        FindAsync($"conversations.replies?ts={Uri.EscapeDataString(thread.Id)}", thread.Channel, mark, cancellationToken);

    private async Task<ChatMessage?> FindAsync(string method, string channel, string mark, CancellationToken cancellationToken)
    {
        var cursor = "";
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await _api.GetAsync(
                Method($"{method}&channel={Uri.EscapeDataString(channel)}&limit={PageSize}&include_all_metadata=true&cursor={Uri.EscapeDataString(cursor)}"),
                cancellationToken).ConfigureAwait(false);
            if (answer.Text("error") is "missing_scope" or "not_in_channel" or "channel_not_found" or "thread_not_found")
                return null;
            Expect(answer, "looking for a message");
            foreach (var message in answer.Body.GetProperty("messages").EnumerateArray())
                if (MarkOf(message) == mark && message.Text("ts") is { } id)
                    return new ChatMessage(channel, id);
            cursor = answer.Body.TryGetProperty("response_metadata", out var next) ? next.Text("next_cursor") ?? "" : "";
            if (cursor.Length == 0)
                return null;
        }
        return null;
    }

    private static string? MarkOf(JsonElement message) =>
        message.TryGetProperty("metadata", out var metadata) && metadata.Text("event_type") == MarkType && metadata.TryGetProperty("event_payload", out var payload)
            ? payload.Text("mark")
            : null;

    private static void WriteMark(Utf8JsonWriter json, string mark)
    {
        json.WriteStartObject("metadata");
        json.WriteString("event_type", MarkType);
        json.WriteStartObject("event_payload");
        json.WriteString("mark", mark);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
