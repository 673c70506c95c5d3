using System.Text.Json;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core;
using Delightful.Core.Events;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Chain;

/// <summary>
/// Lets a person's request in, or refuses it: in the log, in the messages and by an exception, so that the event
/// ends in the dead-letter queue and can be looked at.
/// </summary>
public sealed class RequestDesk(ICatalogue catalogue, FeedbackQueue feedback)
{
    /// <summary>The slot and service that a request is about. Throws <see cref="RequestRefusedException"/> when it cannot be accepted.</summary>
    public async Task<(SlotKey Slot, ServiceDefinition Service)> AdmitAsync(
        string request, string eventId, InputError? wrong, string doing, string? service, string? environment,
        ILambdaLogger log, CancellationToken cancellationToken)
    {
        ServiceDefinition? known = null;
        if (wrong is null)
        {
            known = await FindAsync(service!, log, cancellationToken).ConfigureAwait(false);
            wrong = RequestRules.CheckSlot(doing, service!, environment!, known);
        }
        if (wrong is null)
            return (new SlotKey(service!, environment!), known!);

        wrong = wrong.Masked();
        log.LogError("event {eventId} is refused: {error}", eventId, wrong.ToString());
        await TellAsync(request, eventId, wrong, cancellationToken).ConfigureAwait(false);
        throw new RequestRefusedException(wrong);
    }

    /// <summary>
    /// Tells people that a request cannot be followed as things stand. Nothing is wrong with its form, so it is not set aside.
    /// </summary>
    public async Task DeclineAsync(string request, string eventId, InputError why, ILambdaLogger log, CancellationToken cancellationToken)
    {
        log.LogWarning("event {eventId} is declined: {error}", eventId, why.Masked().ToString());
        await TellAsync(request, eventId, why.Masked(), cancellationToken).ConfigureAwait(false);
    }

    private Task TellAsync(string request, string eventId, InputError wrong, CancellationToken cancellationToken)
    {
        var refused = new RequestRefused { Request = request, EventId = eventId, Error = wrong };
        return feedback.SendAsync("refused", $"refused/{eventId}", JsonSerializer.Serialize(refused, CoreJson.Default.RequestRefused), cancellationToken);
    }

    private async Task<ServiceDefinition?> FindAsync(string service, ILambdaLogger log, CancellationToken cancellationToken)
    {
        await foreach (var known in catalogue.ServicesAsync(e => log.LogError(e, "looking for {service} in the catalogue", service), cancellationToken).ConfigureAwait(false))
            if (known.Service == service)
                return known;
        return null;
    }
}
