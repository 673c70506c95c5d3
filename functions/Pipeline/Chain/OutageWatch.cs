using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Feedback;

namespace Delightful.Pipeline.Chain;

/// <summary>
/// While the registry does not answer: nothing can be decided, so nothing starts; what runs is followed from what the
/// clouds say, people are told in one message, and requests wait. When it answers again, all that is put right.
/// </summary>
public sealed class OutageWatch(
    OutageNote note, CloudTruth truth, ParkedRequests parked, PersonRequests requests, IChat chat, bool hasChannel, TimeProvider clock)
{
    private const int LooksEveryMinutes = 15;

    /// <summary>Brings what people see in line with the outage.</summary>
    public async Task FollowAsync(ILambdaLogger log, CancellationToken cancellationToken)
    {
        var outage = await note.BeginAsync(cancellationToken).ConfigureAwait(false);
        var running = await truth.RunningAsync(log, cancellationToken).ConfigureAwait(false);
        var waiting = await parked.KeysAsync(cancellationToken).ConfigureAwait(false);
        var text = OutageWords.During(outage.Since, running is null ? null : [.. running], waiting.Count);
        log.LogError("the registry does not answer: {text}", text);
        if (!hasChannel || text == outage.Text)
            return;
        var claim = outage.Message is null ? await note.TryClaimAsync(outage, cancellationToken).ConfigureAwait(false) : null;
        if (outage.Message is null && claim is null)
            return;
        if (await TellAsync(outage.Message, text, log, cancellationToken).ConfigureAwait(false) is { } message)
            await note.WriteAsync(new Outage(outage.Since, text, message), cancellationToken).ConfigureAwait(false);
        else
            await note.YieldAsync(claim!, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Handles what waited, and says that it is over where people were told of it. What was put aside when the outage was just being
    /// ended, so that no note tells of it, is looked for four times an hour.
    /// </summary>
    /// <param name="began">When the tick began that the registry answered: it proves nothing about an outage that began later.</param>
    /// <param name="log">The function's log.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task EndAsync(DateTimeOffset began, ILambdaLogger log, CancellationToken cancellationToken)
    {
        if (await note.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } outage)
        {
            if (began.Minute % LooksEveryMinutes == 0)
                await HandleAllAsync(log, cancellationToken).ConfigureAwait(false);
            return;
        }
        if (outage.Since >= began)
            return;
        var handled = await HandleAllAsync(log, cancellationToken).ConfigureAwait(false);
        if (outage.Message is { } message)
            await TellAsync(message, OutageWords.After(outage.Since, clock.GetUtcNow(), handled), log, cancellationToken).ConfigureAwait(false);
        await note.EndAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> HandleAllAsync(ILambdaLogger log, CancellationToken cancellationToken)
    {
        var waiting = await parked.KeysAsync(cancellationToken).ConfigureAwait(false);
        foreach (var key in waiting)
            await HandleAsync(key, log, cancellationToken).ConfigureAwait(false);
        return waiting.Count;
    }

    private async Task HandleAsync(string key, ILambdaLogger log, CancellationToken cancellationToken)
    {
        if (await parked.ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } request)
        {
            try
            {
                await requests.HandleAsync(request, log, cancellationToken).ConfigureAwait(false);
            }
            catch (RequestRefusedException e)
            {
                log.LogError(e, "event {eventId} ({request}), which had been put aside", request.EventId, request.DetailType);
            }
        }
        await parked.RemoveAsync(key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Posts or edits; null when it could not be posted, so that the next tick tries again.</summary>
    private async Task<ChatMessage?> TellAsync(ChatMessage? message, string text, ILambdaLogger log, CancellationToken cancellationToken)
    {
        try
        {
            if (message is null)
                return await chat.PostAsync(new ChatContent(text), cancellationToken).ConfigureAwait(false);
            await chat.UpdateAsync(message, new ChatContent(text), cancellationToken).ConfigureAwait(false);
            return message;
        }
#pragma warning disable CA1031 // the log has it, and following the outage must not end with the chat
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "telling people of the outage");
            return message;
        }
    }
}
