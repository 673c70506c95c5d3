using System.Text.Json.Nodes;

namespace Delightful.Cli.Demo;

/// <summary>What the local repository host and chat were told: the comments and messages as they stand now.</summary>
sealed class Recorded(string endpoint) : IDisposable
{
    readonly HttpClient http = new() { BaseAddress = new Uri(endpoint) };

    /// <summary>The newest comment on a pull request, in Markdown; null when there is none yet.</summary>
    public async Task<string?> CommentAsync(int pullRequest, CancellationToken ct)
    {
        var comments = JsonNode.Parse(await http.GetStringAsync("/_recorded/github", ct))!["comments"]!.AsArray();
        return comments.Where(c => (int)c!["issue"]! == pullRequest).Select(c => (string?)c!["history"]!.AsArray()[^1]!["body"]).LastOrDefault();
    }

    /// <summary>The message whose text a person would know it by, and the replies in its thread; null when there is none yet.</summary>
    public async Task<SlackThread?> ThreadAsync(Func<string, bool> wanted, CancellationToken ct)
    {
        var messages = JsonNode.Parse(await http.GetStringAsync("/_recorded/slack", ct))!["messages"]!.AsArray();
        var parent = messages.LastOrDefault(m => m!["threadTs"] is null && wanted((string?)Now(m)["text"] ?? ""));
        return parent is null
            ? null
            : new((string?)parent["channelName"] ?? "", Now(parent), [.. messages.Where(m => (string?)m!["threadTs"] == (string?)parent["ts"]).Select(m => Now(m!))]);
    }

    public void Dispose() => http.Dispose();

    static JsonNode Now(JsonNode message) => message["history"]!.AsArray()[^1]!;
}

/// <summary>A message of the chat and its replies, as they stand now.</summary>
/// <param name="Channel">The name of the channel.</param>
/// <param name="Message">The message.</param>
/// <param name="Replies">The replies, oldest first.</param>
sealed record SlackThread(string Channel, JsonNode Message, IReadOnlyList<JsonNode> Replies);
