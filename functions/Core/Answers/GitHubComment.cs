using System.Text.Json;

namespace Delightful.Core.Answers;

/// <summary>A comment that was made on a pull request, as GitHub's event <c>issue_comment</c> tells of it.</summary>
public sealed record GitHubComment
{
    /// <summary>The repository, <c>owner/name</c>.</summary>
    public required string Repository { get; init; }

    /// <summary>The pull request.</summary>
    public required int Number { get; init; }

    /// <summary>The comment.</summary>
    public required long Id { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string Login { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What it says.</summary>
    public required string Body { get; init; }

    /// <summary>
    /// Reads the event; null when it is about anything but a new comment of a person on a pull request. Throws
    /// <see cref="JsonException"/> when it is not of the form that GitHub documents.
    /// </summary>
    public static GitHubComment? Read(ReadOnlyMemory<byte> body)
    {
        using var document = WebhookJson.Parse(body);
        var root = document.RootElement;
        if (root.Text("action") != "created" || root.Member("issue")?.Member("pull_request") is null)
            return null;
        var comment = root.Needed("comment");
        var (author, sender) = (comment.Needed("user"), root.Needed("sender"));
        if (author.Text("type") != "User" || sender.Text("type") != "User" || author.Text("login") != sender.Text("login")
            || comment.Member("performed_via_github_app") is not null)
            return null;
        return new GitHubComment
        {
            Repository = root.Needed("repository").NeededText("full_name"),
            Number = root.Needed("issue").Needed("number").GetInt32(),
            Id = comment.Needed("id").GetInt64(),
            Login = author.NeededText("login"),
            CreatedAt = comment.Needed("created_at").GetDateTimeOffset(),
            Body = comment.Text("body") ?? "",
        };
    }
}
