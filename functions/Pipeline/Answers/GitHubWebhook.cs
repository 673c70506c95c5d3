using System.Text.Json;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Answers;
using Delightful.Core.Errors;
using Delightful.Core.Events;

namespace Delightful.Pipeline.Answers;

/// <summary>With what GitHub signs.</summary>
public sealed record GitHubWebhookSettings
{
    /// <summary>The secret that holds the secret of the webhook.</summary>
    public string WebhookSecret { get; init; } = "/delightful/github-webhook-secret";
}

/// <summary>
/// What comes from GitHub: it is believed only when GitHub signed it. Its signature has no time, so a comment counts once,
/// known by its id, and only while it is young; nothing that was recorded long ago can be sent again.
/// </summary>
public sealed class GitHubWebhook(Secrets secrets, AnswerMemory memory, CommentAnswering answering, GitHubWebhookSettings settings, TimeProvider clock)
{
    /// <summary>How old a comment may be. GitHub delivers in seconds; a delivery that failed can be sent again by hand.</summary>
    public static readonly TimeSpan OldestComment = TimeSpan.FromHours(1);

    /// <summary>Handles a request.</summary>
    public async Task<WebhookAnswer> HandleAsync(WebhookRequest request, ILambdaLogger log, CancellationToken cancellationToken)
    {
        var secret = await secrets.GetAsync(settings.WebhookSecret, cancellationToken).ConfigureAwait(false);
        if (GitHubSignature.Check(secret, request) is { } wrong)
            return Refused(WebhookAnswer.Unauthorized, wrong, log);
        if (!request.Is("application/json"))
            return Refused(WebhookAnswer.BadRequest, Unreadable("the webhook's content type has to be application/json"), log);
        if (request.Single("x-github-event") != "issue_comment")
            return WebhookAnswer.Ok;
        GitHubComment? comment;
        try
        {
            comment = GitHubComment.Read(request.Body);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return Refused(WebhookAnswer.BadRequest, Unreadable(e.Message), log);
        }
        if (comment is null || AnswerCommand.InComment(comment.Body) is not { } command)
            return WebhookAnswer.Ok;
        log.LogInformation("delivery {delivery} has a command of {login} on {repository}#{number}", request.Single("x-github-delivery"), comment.Login, comment.Repository, comment.Number);
        if ((clock.GetUtcNow() - comment.CreatedAt).Duration() > OldestComment)
            return Refused(WebhookAnswer.Ok, new InputError(AnswerErrors.OutOfTime, $"taking an answer from GitHub: the comment {comment.Id} is of another time than the last hour"), log);
        return await memory.OnceAsync($"github:{comment.Id}", OldestComment, () => answering.AnswerAsync(comment, command, log, cancellationToken), cancellationToken).ConfigureAwait(false)
            ?? Refused(WebhookAnswer.Ok, new InputError(AnswerErrors.CameBefore, $"taking an answer from GitHub: the comment {comment.Id} was handled before"), log);
    }

    private static InputError Unreadable(string why) => new(AnswerErrors.Unreadable, $"taking an answer from GitHub: {why}");

    private static WebhookAnswer Refused(WebhookAnswer answer, InputError why, ILambdaLogger log)
    {
        log.LogWarning("refused with {status}: {error}", answer.Status, why.ToString());
        return answer;
    }
}
