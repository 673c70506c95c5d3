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

    /// <summary>The message whose text holds a word, and the replies in its thread.</summary>
    public async Task<(string Message, IReadOnlyList<string> Replies)?> ThreadAsync(Func<string, bool> wanted, CancellationToken ct)
    {
        var messages = JsonNode.Parse(await http.GetStringAsync("/_recorded/slack", ct))!["messages"]!.AsArray();
        var parent = messages.LastOrDefault(m => m!["threadTs"] is null && wanted(Text(m)));
        return parent is null
            ? null
            : (Text(parent), [.. messages.Where(m => (string?)m!["threadTs"] == (string?)parent["ts"]).Select(m => Text(m!))]);
    }

    public void Dispose() => http.Dispose();

    static string Text(JsonNode message) => (string?)message["history"]!.AsArray()[^1]!["text"] ?? "";
}
