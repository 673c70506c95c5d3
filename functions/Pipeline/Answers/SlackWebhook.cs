using System.Text.Json;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Answers;
using Delightful.Core.Errors;
using Delightful.Core.Events;

namespace Delightful.Pipeline.Answers;

/// <summary>Who may be believed from Slack.</summary>
/// <param name="Team">The workspace this installation belongs to; empty while it belongs to none, and then nobody is believed.</param>
public sealed record SlackWebhookSettings(string Team)
{
    /// <summary>The secret that holds the signing secret of the Slack app.</summary>
    public string SigningSecret { get; init; } = "/delightful/slack-signing-secret";
}

/// <summary>What comes from Slack: it is believed only when Slack signed it just now, and counts once.</summary>
public sealed class SlackWebhook(Secrets secrets, AnswerMemory memory, SlackAnswering answering, SlackWebhookSettings settings, TimeProvider clock)
{
    /// <summary>Handles a request.</summary>
    public async Task<WebhookAnswer> HandleAsync(WebhookRequest request, ILambdaLogger log, CancellationToken cancellationToken)
    {
        var secret = await secrets.GetAsync(settings.SigningSecret, cancellationToken).ConfigureAwait(false);
        if (SlackSignature.Check(secret, request, clock.GetUtcNow(), out var id) is { } wrong)
            return Refused(WebhookAnswer.Unauthorized, wrong, log);
        if (!request.Is("application/x-www-form-urlencoded"))
            return Refused(WebhookAnswer.BadRequest, Unreadable("it is no form"), log);
        SlackAsk ask;
        try
        {
            ask = SlackAsk.Read(request.Body.Span);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return Refused(WebhookAnswer.BadRequest, Unreadable(e.Message), log);
        }
        if (settings.Team.Length == 0 || ask.Who.Team != settings.Team || ask.Who.HomeTeam != settings.Team)
            return Refused(WebhookAnswer.Forbidden, OtherWorkspace(ask.Who), log);
        if (ask is SlackAsk.Nothing)
            return WebhookAnswer.Ok;
        return await memory.OnceAsync(id!, SlackSignature.Window, () => answering.AnswerAsync(ask, id!, log, cancellationToken), cancellationToken).ConfigureAwait(false)
            ?? Refused(WebhookAnswer.Unauthorized, new InputError(AnswerErrors.CameBefore, "taking an answer from Slack: the same request came before"), log);
    }

    private InputError OtherWorkspace(SlackMember who) => new(
        AnswerErrors.OtherWorkspace,
        $"taking an answer from Slack: {who.Id} is of workspace {who.HomeTeam} in {who.Team}, and this installation belongs to {(settings.Team.Length == 0 ? "none: set SlackTeam" : settings.Team)}");

    private static InputError Unreadable(string why) => new(AnswerErrors.Unreadable, $"taking an answer from Slack: {why}");

    private static WebhookAnswer Refused(WebhookAnswer answer, InputError why, ILambdaLogger log)
    {
        log.LogWarning("refused with {status}: {error}", answer.Status, why.ToString());
        return answer;
    }
}
