using System.Net.Http.Json;
using System.Text.Json;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Slots;
using Delightful.Local.GitHub;
using Delightful.Local.Slack;
using CommitStatus = Delightful.Local.GitHub.CommitStatus;
using SlackMessage = Delightful.Local.Slack.SlackMessage;

namespace Delightful.EndToEnd;

/// <summary>What people were told of one deployment, as the repository host and the chat recorded it.</summary>
/// <param name="Comments">Every comment on its pull request.</param>
/// <param name="Statuses">Every status of its commit.</param>
/// <param name="Messages">Every message and reply in the chat that is about it.</param>
internal sealed record Told(IReadOnlyList<Comment> Comments, IReadOnlyList<CommitStatus> Statuses, IReadOnlyList<SlackMessage> Messages)
{
    public IEnumerable<SlackMessage> Parents => Messages.Where(message => message.ThreadTs is null);

    public IEnumerable<SlackMessage> Replies => Messages.Where(message => message.ThreadTs is not null);

    /// <summary>Makes a pull request of a commit known, before the image of that commit is pushed.</summary>
    public static async Task OpenAsync(Uri endpoint, PullRequest pull)
    {
        using var http = new HttpClient { BaseAddress = endpoint };
        (await http.PutAsJsonAsync("/_recorded/github/pulls", pull, JsonSerializerOptions.Web, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }

    /// <summary>What was told of a deployment once the comment, the message and a reply all say a word; people are told a moment after the registry knows.</summary>
    public static async Task<Told> OfAsync(Uri endpoint, Deployment deployment, PullRequest pull, string word, double seconds = 30)
    {
        using var http = new HttpClient { BaseAddress = endpoint };
        var from = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var host = (await http.GetFromJsonAsync<GitHubRecording>("/_recorded/github", JsonSerializerOptions.Web, TestContext.Current.CancellationToken))!;
            var chat = (await http.GetFromJsonAsync<SlackRecording>("/_recorded/slack", JsonSerializerOptions.Web, TestContext.Current.CancellationToken))!;
            var told = new Told(
                [.. host.Comments.Where(comment => comment.Repository == pull.Repository && comment.Issue == pull.Number)],
                [.. host.Statuses.Where(status => status.Repository == pull.Repository && status.Sha == pull.Sha)],
                [.. chat.Messages.Where(message => IsAbout(message, deployment))]);
            if (told.Says(word) || TimeProvider.System.GetElapsedTime(from).TotalSeconds > seconds)
                return told;
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The line by which the comment of a slot is found again.</summary>
    public static string MarkerOf(Deployment deployment) => PullRequestComment.Marker(SlotKey.TryParse(deployment.Slot)!.Value);

    /// <summary>Nobody sees the mark of a message, which names its deployment; a person knows it by service, environment and tag.</summary>
    private static bool IsAbout(SlackMessage message, Deployment deployment)
    {
        var slot = SlotKey.TryParse(deployment.Slot)!.Value;
        return message.Metadata?.ToJsonString().Contains(deployment.Id, StringComparison.Ordinal) == true
            || (message.Text.Contains($" {slot.Service} → {slot.Environment}: ", StringComparison.Ordinal) && message.Text.Contains($" {deployment.Request.Tag}. ", StringComparison.Ordinal));
    }

    private bool Says(string word) =>
        Comments.Any(comment => comment.Body.Contains(word, StringComparison.Ordinal))
        && Parents.Any(message => message.Text.Contains(word, StringComparison.Ordinal))
        && Replies.Any(reply => reply.Text.StartsWith('✅'));
}
