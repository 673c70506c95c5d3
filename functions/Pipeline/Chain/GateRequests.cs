using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Errors;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Chain;

/// <summary>Handles answers to what deployments ask for, and promotions.</summary>
public sealed class GateRequests(RequestDesk desk, ISlotStore slots, SlotRunner runner)
{
    /// <summary>Handles an answer. No deployment asks yet, so there is nothing to answer.</summary>
    public async Task AnswerAsync(PersonRequest request, ApprovalDecided detail, ILambdaLogger log, CancellationToken cancellationToken)
    {
        var (slot, _) = await desk.AdmitAsync(
            request.DetailType, request.EventId, RequestRules.Check(detail), "answering",
            detail.Service, detail.Environment, log, cancellationToken).ConfigureAwait(false);
        await desk.DeclineAsync(
            request.DetailType, request.EventId, new InputError(RequestErrors.NothingAsks, $"answering: no deployment of {slot} waits for an answer"),
            log, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Handles a request to promote: the release is looked up where it was verified.</summary>
    public async Task PromoteAsync(PersonRequest request, PromotionRequested detail, ILambdaLogger log, CancellationToken cancellationToken)
    {
        var (slot, service) = await desk.AdmitAsync(
            request.DetailType, request.EventId, RequestRules.Check(detail), "promoting",
            detail.Service, detail.Environment, log, cancellationToken).ConfigureAwait(false);
        var wrong = PromotionRules.Check(detail, service);
        var from = PromotionRules.Before(service, slot.Environment) ?? "";
        var release = wrong is not null ? null : PromotionRules.Find(
            await slots.LoadAsync(new SlotKey(service.Service, from), cancellationToken).ConfigureAwait(false), detail.Tag, out wrong);
        if (release is null)
        {
            await desk.DeclineAsync(request.DetailType, request.EventId, wrong!, log, cancellationToken).ConfigureAwait(false);
            return;
        }
        var happened = new SlotEvent.PromotionRequested(
            detail.RequestId ?? request.EventId, service, from, release, detail.Reason!, Person.Of(detail.By)!) { EventId = request.EventId };
        await runner.HandleAsync(slot, happened, log, cancellationToken).ConfigureAwait(false);
    }
}
