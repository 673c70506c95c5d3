using System.Text.Json;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Feedback;

namespace Delightful.Pipeline.Chain;

/// <summary>
/// While the registry does not answer: nothing can be decided, so nothing starts; what runs is followed from what the
/// clouds say, people are told in one message, and requests wait. When it answers again, all that is put right.
/// </summary>
public sealed class OutageWatch(
    Artifacts artifacts, CloudTruth truth, ParkedRequests parked, PersonRequests requests, IChat chat, bool hasChannel, TimeProvider clock)
{
    private const string Key = "outage/registry.json";

    /// <summary>Brings what people see in line with the outage.</summary>
    public async Task FollowAsync(ILambdaLogger log, CancellationToken cancellationToken)
    {
        var outage = await ReadAsync(cancellationToken).ConfigureAwait(false) ?? new Outage(clock.GetUtcNow(), "", null);
        var running = await truth.RunningAsync(log, cancellationToken).ConfigureAwait(false);
        var waiting = await parked.KeysAsync(cancellationToken).ConfigureAwait(false);
        var text = OutageWords.During(outage.Since, running is null ? null : [.. running], waiting.Count);
        log.LogError("the registry does not answer: {text}", text);
        if (text == outage.Text)
            return;
        var message = await TellAsync(outage.Message, text, log, cancellationToken).ConfigureAwait(false);
        await WriteAsync(new Outage(outage.Since, message is null ? "" : text, message), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Handles what waited, and says that it is over; does nothing when there was no outage.</summary>
    public async Task EndAsync(ILambdaLogger log, CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken).ConfigureAwait(false) is not { } outage)
            return;
        var waiting = await parked.KeysAsync(cancellationToken).ConfigureAwait(false);
        foreach (var key in waiting)
            await HandleAsync(key, log, cancellationToken).ConfigureAwait(false);
        await TellAsync(outage.Message, OutageWords.After(outage.Since, clock.GetUtcNow(), waiting.Count), log, cancellationToken).ConfigureAwait(false);
        await artifacts.DeleteAsync(Key, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Posts or edits; null when there is no channel or it could not be done, so that the next tick tries again.</summary>
    private async Task<ChatMessage?> TellAsync(ChatMessage? message, string text, ILambdaLogger log, CancellationToken cancellationToken)
    {
        if (!hasChannel)
            return null;
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

    private async Task<Outage?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var kept = await artifacts.OpenAsync(Key, cancellationToken).ConfigureAwait(false);
        return kept is null ? null : await JsonSerializer.DeserializeAsync(kept, OutageJson.Default.Outage, cancellationToken).ConfigureAwait(false);
    }

    private Task WriteAsync(Outage outage, CancellationToken cancellationToken) =>
        artifacts.PutAsync(Key, JsonSerializer.SerializeToUtf8Bytes(outage, OutageJson.Default.Outage), "application/json", cancellationToken);
}
