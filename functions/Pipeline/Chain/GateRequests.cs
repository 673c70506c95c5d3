using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Deployments;
using Delightful.Core.Errors;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Core.Services;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Chain;

/// <summary>Handles answers to what deployments ask for, and promotions.</summary>
public sealed class GateRequests(RequestDesk desk, ISlotStore slots, SlotRunner runner, Func<IChangeAuthors> authors, TimeProvider clock)
{
    /// <summary>Handles an answer. One that comes too late is told to whoever gave it; what else is wrong with one, the slot writes down.</summary>
    public async Task AnswerAsync(PersonRequest request, ApprovalDecided detail, ILambdaLogger log, CancellationToken cancellationToken)
    {
        var (key, service) = await desk.AdmitAsync(
            request.DetailType, request.EventId, RequestRules.Check(detail), "answering",
            detail.Service, detail.Environment, log, cancellationToken).ConfigureAwait(false);
        var slot = await slots.LoadAsync(key, cancellationToken).ConfigureAwait(false);
        var happened = new SlotEvent.ApprovalDecided(
            detail.RequestId ?? request.EventId, detail.DeploymentId!, detail.Decision == ApprovalDecided.Approve, detail.Token!, Person.Of(detail.By)!,
            detail.Reason!, detail.Confirmation, []) { EventId = request.EventId };
        log.LogInformation(
            "{by} says {decision} to {deployment} of {slot}: {reason}", happened.By.Title, detail.Decision!, happened.DeploymentId, key.ToString(), happened.Reason);
        var wrong = AnswerRules.Check(slot, happened, clock.GetUtcNow()) is { Code: RequestErrors.NothingAsks } late ? late
            : happened.Approves ? await CheckOriginAsync(key, slot.Active!.Request, cancellationToken).ConfigureAwait(false)
            : null;
        if (wrong is not null)
        {
            await desk.DeclineAsync(request.DetailType, request.EventId, wrong, log, cancellationToken).ConfigureAwait(false);
            return;
        }
        if (slot.Active?.Request is { } change && AnswerRules.AsksForAuthors(change.Settings.Approvals, happened.Approves))
            happened = happened with { Authors = [.. await AuthorsAsync(service, change, log, cancellationToken).ConfigureAwait(false)] };
        await runner.HandleAsync(key, happened, log, cancellationToken).ConfigureAwait(false);
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

    /// <summary>What was verified where it is promoted from may have been rolled back there since.</summary>
    private async Task<InputError?> CheckOriginAsync(SlotKey key, DeploymentRequest change, CancellationToken cancellationToken) => change.Promoted is not { } promoted ? null
        : PromotionRules.CheckAgain(
            await slots.LoadAsync(new SlotKey(key.Service, promoted.Environment), cancellationToken).ConfigureAwait(false), change.Tag, change.Digest);

    /// <summary>Who wrote a change; none when nobody can tell, and the rules know what follows from that.</summary>
    private async Task<IReadOnlyList<string>> AuthorsAsync(ServiceDefinition service, DeploymentRequest change, ILambdaLogger log, CancellationToken cancellationToken)
    {
        if (service.SourceRepository is not { } repository || (change.Commit ?? ImageTag.Parse(change.Tag).Commit) is not { } commit)
            return [];
        try
        {
            return await authors().AuthorsOfAsync(repository, commit, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // that nobody can tell is an answer too
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "asking who wrote {commit} of {repository}", commit, repository);
            return [];
        }
    }
}
