using System.Text.Json;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core;
using Delightful.Core.Events;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Chain;

/// <summary>
/// Handles what people ask for. While the registry does not answer a request is put aside, and handled as soon as it
/// does: nobody has to ask twice.
/// </summary>
public sealed class PersonRequests(RequestDesk desk, ISlotStore slots, CloudTruth truth, SlotRunner runner, ParkedRequests parked, GateRequests gate)
{
    /// <summary>Handles a request or puts it aside.</summary>
    public async Task HandleOrParkAsync(PersonRequest request, ILambdaLogger log, CancellationToken cancellationToken)
    {
        try
        {
            await HandleAsync(request, log, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (RegistryTrouble.IsOutage(e))
        {
            log.LogError(e, "event {eventId} ({request}) is put aside until the registry answers", request.EventId, request.DetailType);
            await parked.ParkAsync(request, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Handles a request. Throws <see cref="RequestRefusedException"/> for one that can never be accepted.</summary>
    public Task HandleAsync(PersonRequest request, ILambdaLogger log, CancellationToken cancellationToken) => request.DetailType switch
    {
        RollbackRequested.DetailType => RollBackAsync(request, Read(request, CoreJson.Default.RollbackRequestedDetail), log, cancellationToken),
        HoldLiftRequested.DetailType => LiftAsync(request, Read(request, CoreJson.Default.HoldLiftRequestedDetail), log, cancellationToken),
        UnlockRequested.DetailType => UnlockAsync(request, Read(request, CoreJson.Default.UnlockRequestedDetail), log, cancellationToken),
        ApprovalDecided.DetailType => gate.AnswerAsync(request, Read(request, CoreJson.Default.ApprovalDecidedDetail), log, cancellationToken),
        PromotionRequested.DetailType => gate.PromoteAsync(request, Read(request, CoreJson.Default.PromotionRequestedDetail), log, cancellationToken),
        _ => throw new InvalidOperationException($"nobody handles {request.DetailType}"),
    };

    private async Task RollBackAsync(PersonRequest request, RollbackRequested detail, ILambdaLogger log, CancellationToken cancellationToken)
    {
        var (slot, service) = await desk.AdmitAsync(
            request.DetailType, request.EventId, RequestRules.Check(detail), "rolling back",
            detail.Service, detail.Environment, log, cancellationToken).ConfigureAwait(false);
        var happened = new SlotEvent.RollbackRequested(detail.RequestId ?? request.EventId, detail.ToTag, detail.Reason!, detail.RequestedBy!, service) { EventId = request.EventId };
        await runner.HandleAsync(slot, happened, log, cancellationToken).ConfigureAwait(false);
    }

    private async Task LiftAsync(PersonRequest request, HoldLiftRequested detail, ILambdaLogger log, CancellationToken cancellationToken)
    {
        var (slot, _) = await desk.AdmitAsync(
            request.DetailType, request.EventId, RequestRules.Check(detail), "lifting a hold",
            detail.Service, detail.Environment, log, cancellationToken).ConfigureAwait(false);
        var happened = new SlotEvent.HoldLiftRequested(detail.Reason!, detail.RequestedBy!) { EventId = detail.RequestId ?? request.EventId };
        await runner.HandleAsync(slot, happened, log, cancellationToken).ConfigureAwait(false);
    }

    private async Task UnlockAsync(PersonRequest request, UnlockRequested detail, ILambdaLogger log, CancellationToken cancellationToken)
    {
        var (slot, _) = await desk.AdmitAsync(
            request.DetailType, request.EventId, RequestRules.Check(detail), "unlocking",
            detail.Service, detail.Environment, log, cancellationToken).ConfigureAwait(false);
        var active = (await slots.LoadAsync(slot, cancellationToken).ConfigureAwait(false)).Active;
        var question = active is null ? null : TruthQuestion.OfWork(active).FirstOrDefault();
        var work = question is null ? WorkStatus.Gone : await truth.StatusAsync(question, log, cancellationToken).ConfigureAwait(false);
        log.LogInformation(
            "{by} wants {deployment} of {slot} unlocked ({reason}); its work is {work}",
            detail.RequestedBy!, detail.DeploymentId!, slot.ToString(), detail.Reason!, work?.ToString() ?? "unknown");
        var happened = new SlotEvent.UnlockRequested(
            detail.RequestId ?? request.EventId, detail.DeploymentId!, detail.Reason!, detail.RequestedBy!, work, question?.Command, detail.Sure) { EventId = request.EventId };
        await runner.HandleAsync(slot, happened, log, cancellationToken).ConfigureAwait(false);
    }

    private static T Read<T>(PersonRequest request, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) where T : new() =>
        JsonSerializer.Deserialize(request.Detail, type) ?? new T();
}
