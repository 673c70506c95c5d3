using Delightful.Cli.Dashboard.Messages;
using Delightful.Cli.Dashboard.Reading;
using Delightful.Local.GitHub;
using Delightful.Local.Slack;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>What people were told in the local cloud, as GitHub and Slack would show it.</summary>
static class MessagesPage
{
    const int Most = 30;

    public static Page Of(Recordings recordings, DateTimeOffset now)
    {
        var comments = recordings.GitHub.Comments.OrderByDescending(comment => comment.History[^1].At).Take(Most).ToList();
        var threads = recordings.Slack.Messages.Where(message => message.ThreadTs is null).OrderByDescending(message => message.Ts, StringComparer.Ordinal).Take(Most).ToList();
        return new("Messages", Html.Of($"<h1>Messages</h1>"), $"{Parts.Count(comments.Count, "comment", "comments")}, {Parts.Count(threads.Count, "thread", "threads")}.", Html.Of(
            $"""
            <div class="messages">
            <section aria-labelledby="github-title"><h2 id="github-title">Pull requests</h2>{(comments.Count == 0 ? Nothing("comment") : Html.Each(comments, comment => Comment(comment, recordings.GitHub, now)))}</section>
            <section aria-labelledby="slack-title"><h2 id="slack-title">Slack</h2>{(threads.Count == 0 ? Nothing("message") : Html.Each(threads, thread => Thread(thread, recordings.Slack, now)))}</section>
            </div>
            """), "Messages") { Live = "/live/messages" };
    }

    static Html Nothing(string what) => Html.Of($"""<p class="empty">No {what} yet.</p>""");

    static Html Comment(Comment comment, GitHubRecording all, DateTimeOffset now)
    {
        var pull = all.Pulls.FirstOrDefault(pull => pull.Number == comment.Issue && string.Equals(pull.Repository, comment.Repository, StringComparison.OrdinalIgnoreCase));
        var statuses = all.Statuses.Where(status => status.Sha == pull?.Sha).GroupBy(status => status.Context).Select(context => context.Last());
        return Html.Of(
            $"""
            <article class="github" id="comment-{comment.Id}" aria-labelledby="comment-{comment.Id}-title">
            <h3 id="comment-{comment.Id}-title">{Html.Outside(pull?.Title ?? "Pull request")} <span class="quiet">#{comment.Issue}</span></h3>
            <div class="github-box"><p class="github-by"><b>delightful</b> <span class="label">bot</span> commented {Times.Ago(comment.History[0].At, now)}{(comment.History.Count == 1 ? Html.Empty : Html.Of($", edited {Times.Ago(comment.History[^1].At, now)} ({Parts.Count(comment.History.Count - 1, "edit", "edits")})"))}</p>
            <div class="markdown">{GitHubMarkdown.Render(comment.Body)}</div></div>
            <ul class="checks">{Html.Each(statuses, Check)}</ul>
            </article>
            """);
    }

    static Html Check(CommitStatus status) => Html.Of(
        $"""<li>{new State(status.State switch { "success" => "done", "pending" => "running", _ => "failed" }, status.State).Show()} <b>{Html.Outside(status.Context)}</b> <span class="quiet">{Html.Outside(status.Description)}</span></li>""");

    static Html Thread(SlackMessage parent, SlackRecording all, DateTimeOffset now)
    {
        var replies = all.Messages.Where(message => message.ThreadTs == parent.Ts && message.Channel == parent.Channel).ToList();
        var id = $"thread-{parent.Channel}-{parent.Ts.Replace('.', '-')}";
        return Html.Of(
            $"""
            <article class="slack" id="{id}" aria-label="Thread in {parent.ChannelName}">
            <p class="slack-channel quiet"># {parent.ChannelName}</p>
            {Message(parent, now)}
            {(replies.Count == 0 ? Html.Empty : Html.Of($"""<div class="slack-replies"><p class="quiet">{Parts.Count(replies.Count, "reply", "replies")}</p>{Html.Each(replies, reply => Message(reply, now))}</div>"""))}
            </article>
            """);
    }

    static Html Message(SlackMessage message, DateTimeOffset now) => Html.Of(
        $"""<div class="slack-message"><p class="slack-by"><b>Delightful</b> <span class="label">app</span> {Times.Clock(message.History[0].At, now)}{(message.History.Count == 1 ? Html.Empty : Html.Of($" (edited)"))}</p>{(message.Blocks is { Count: > 0 } blocks ? BlockKit.Render(blocks) : Html.Of($"<p>{SlackText.Of(message.Text)}</p>"))}</div>""");
}
