using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Answers;
using Delightful.Core.Errors;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Core.Slots;
using Delightful.Core.Text;

namespace Delightful.Pipeline.Answers;

/// <summary>
/// Answers what a proven member of the workspace did: a button by a dialog or at once, a command by words that only they
/// see. That an answer was taken is seen in the message itself, which the feedback chain changes.
/// </summary>
public sealed class SlackAnswering(AnswerDesk desk, ISlackAnswers slack, TimeProvider clock)
{
    /// <summary>Slack waits three seconds; what is only polite may not use them up.</summary>
    private static readonly TimeSpan Politeness = TimeSpan.FromSeconds(1.5);

    /// <summary>Answers it.</summary>
    public Task<WebhookAnswer> AnswerAsync(SlackAsk ask, string id, ILambdaLogger log, CancellationToken cancellationToken) => ask switch
    {
        SlackAsk.Pressed pressed => PressedAsync(pressed, id, log, cancellationToken),
        SlackAsk.Filled filled => FilledAsync(filled, id, log, cancellationToken),
        SlackAsk.Typed typed => TypedAsync(typed, id, log, cancellationToken),
        _ => Task.FromResult(WebhookAnswer.Ok),
    };

    private async Task<WebhookAnswer> PressedAsync(SlackAsk.Pressed pressed, string id, ILambdaLogger log, CancellationToken cancellationToken)
    {
        if (pressed.About is not { } about)
            return WebhookAnswer.Ok;
        if (AnswerActions.Of(pressed.ActionId) is not { } action)
            return await SayAsync(pressed, UnknownAction(pressed.ActionId).Message, log, cancellationToken).ConfigureAwait(false);
        if (await PlaceAsync(about, log, cancellationToken).ConfigureAwait(false) is not { } slot)
            return await SayAsync(pressed, NoSuchSlot(action, about.Slot).Message, log, cancellationToken).ConfigureAwait(false);
        var answer = AnswerOf(action, slot, pressed.Who, id, about);
        switch (action is AnswerAction.Reject ? await desk.LookAsync(answer, log, cancellationToken).ConfigureAwait(false) : await desk.AnswerAsync(answer, log, cancellationToken).ConfigureAwait(false))
        {
            case AnswerVerdict.Refused { Why.Code: RequestErrors.NotConfirmed }:
            case AnswerVerdict.Taken when action is AnswerAction.Reject:
                await slack.OpenDialogAsync(pressed.Trigger, SlackDialog.Form(action, about, slot), cancellationToken).ConfigureAwait(false);
                return WebhookAnswer.Ok;
            case AnswerVerdict.Refused refused:
                return await SayAsync(pressed, refused.Why.Message, log, cancellationToken).ConfigureAwait(false);
            case AnswerVerdict.Told told:
                return await SayAsync(pressed, told.Sentence, log, cancellationToken).ConfigureAwait(false);
            default:
                return WebhookAnswer.Ok;
        }
    }

    private async Task<WebhookAnswer> FilledAsync(SlackAsk.Filled filled, string id, ILambdaLogger log, CancellationToken cancellationToken)
    {
        if (await PlaceAsync(filled.About, log, cancellationToken).ConfigureAwait(false) is not { } slot)
            return Json(SlackDialog.Said(filled.Action, NoSuchSlot(filled.Action, filled.About.Slot).Message));
        var answer = AnswerOf(filled.Action, slot, filled.Who, id, filled.About) with { Reason = filled.Reason, Confirmation = filled.Confirmation };
        return await desk.AnswerAsync(answer, log, cancellationToken).ConfigureAwait(false) switch
        {
            AnswerVerdict.Refused { Why.Code: RequestErrors.NotConfirmed } => Json(SlackDialog.FieldIsWrong(SlackDialog.Confirmation, $"Type {Confirmation.Word}, in capitals.")),
            AnswerVerdict.Refused refused => Json(SlackDialog.Said(filled.Action, refused.Why.Message)),
            _ => WebhookAnswer.Ok,
        };
    }

    private async Task<WebhookAnswer> TypedAsync(SlackAsk.Typed typed, string id, ILambdaLogger log, CancellationToken cancellationToken)
    {
        if (typed.Command.Action is not { } action)
            return Json(SlackDialog.Ephemeral(UnknownAction(typed.Command.Word).Message));
        var services = await desk.ServicesAsync(repository: null, log, cancellationToken).ConfigureAwait(false);
        if (AnswerPlace.Find(typed.Command, services, out var wrong) is not { } place)
            return Json(SlackDialog.Ephemeral(wrong!.Message));
        if (place.Slots is not [var slot])
            return Json(SlackDialog.Ephemeral(AnswerPlace.Unclear(action, place.Slots).Message));
        var answer = AnswerOf(action, slot, typed.Who, id, about: null).WithWords(place.Reason);
        return Json(SlackDialog.Ephemeral(await desk.AnswerAsync(answer, log, cancellationToken).ConfigureAwait(false) switch
        {
            AnswerVerdict.Taken taken => taken.Sentence,
            AnswerVerdict.Refused refused => refused.Why.Message,
            AnswerVerdict.Told told => told.Sentence,
            _ => "",
        }));
    }

    /// <summary>The slot of a button, when the catalogue still has it.</summary>
    private async Task<SlotKey?> PlaceAsync(SlackSubject about, ILambdaLogger log, CancellationToken cancellationToken)
    {
        if (SlotKey.TryParse(about.Slot) is not { } slot)
            return null;
        var services = await desk.ServicesAsync(repository: null, log, cancellationToken).ConfigureAwait(false);
        return services.FirstOrDefault(s => s.Service == slot.Service)?.Environments.Any(e => e.Name == slot.Environment) == true ? slot : null;
    }

    private Answer AnswerOf(AnswerAction action, SlotKey slot, SlackMember who, string id, SlackSubject? about) => new()
    {
        Action = action,
        Slot = slot,
        By = new Person(NameOf(who), Via.Slack, who.Id, IsVerified: true),
        Id = id,
        At = clock.GetUtcNow(),
        DeploymentId = about?.Deployment,
        Plan = about?.Plan is { Length: > 0 } plan ? plan : null,
    };

    /// <summary>A name is for people; who it is, is the id.</summary>
    private static string NameOf(SlackMember who) =>
        Shorten.To(CleanText.Line(who.Name), Person.LongestName) is { Length: > 0 } name ? name : who.Id;

    private async Task<WebhookAnswer> SayAsync(SlackAsk.Pressed pressed, string message, ILambdaLogger log, CancellationToken cancellationToken)
    {
        using var polite = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        polite.CancelAfter(Politeness);
        try
        {
            await slack.SayAsync(pressed.ResponseUrl, SlackDialog.Ephemeral(message), polite.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or WebApiException or OperationCanceledException)
        {
            log.LogWarning(e, "telling {user} that {message}", pressed.Who.Id, message);
        }
        return WebhookAnswer.Ok;
    }

    private static InputError UnknownAction(string word) => new(
        AnswerErrors.UnknownAction, $"'{Shorten.To(word, 40)}' is nothing that can be done here. There are {AnswerActions.Words}, for example {AnswerCommand.Name} status web-app/dev");

    private static InputError NoSuchSlot(AnswerAction action, string slot) =>
        new(AnswerErrors.UnclearPlace, $"{action.Doing()}: the catalogue has no {Shorten.To(slot, 80)} any more");

    private static WebhookAnswer Json(string json) => new(200, json);
}
