using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Events;
using Delightful.Core.Slots;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Functions;

/// <summary>A person wants a deployment given up that does not move; first the cloud is asked whether it still works.</summary>
public sealed class UnlockRequestedFunction(RequestDesk desk, Registry registry, CloudTruth truth, SlotRunner runner)
{
    /// <summary>Handles "Unlock Requested".</summary>
    [LambdaFunction(ResourceName = "UnlockRequested", MemorySize = 512, Timeout = 60)]
    public async Task UnlockRequested(CloudWatchEvent<UnlockRequested> asked, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var detail = asked.Detail ?? new UnlockRequested();
        var (slot, _) = await desk.AdmitAsync(
            Core.Events.UnlockRequested.DetailType, asked.Id, RequestRules.Check(detail), "unlocking",
            detail.Service, detail.Environment, context.Logger, deadline.Token).ConfigureAwait(false);
        var work = await WorkAsync(slot, context.Logger, deadline.Token).ConfigureAwait(false);
        context.Logger.LogInformation(
            "{by} wants {deployment} of {slot} unlocked ({reason}); its work is {work}",
            detail.RequestedBy!, detail.DeploymentId!, slot.ToString(), detail.Reason!, work?.ToString() ?? "unknown");
        var happened = new SlotEvent.UnlockRequested(asked.Id, detail.DeploymentId!, detail.Reason!, detail.RequestedBy!, work, detail.Sure) { EventId = asked.Id };
        await runner.HandleAsync(slot, happened, context.Logger, deadline.Token).ConfigureAwait(false);
    }

    /// <summary>How the work of the running deployment is; null when the cloud does not answer.</summary>
    private async Task<WorkStatus?> WorkAsync(SlotKey key, ILambdaLogger log, CancellationToken cancellationToken)
    {
        var slot = await registry.LoadAsync(key, cancellationToken).ConfigureAwait(false);
        if (slot.Active is not { } active || TruthQuestion.OfWork(active) is not [var question, ..])
            return WorkStatus.Gone;
        try
        {
            return await truth.AskAsync(question, cancellationToken).ConfigureAwait(false) switch
            {
                SlotEvent.BuildChanged build => build.Status,
                SlotEvent.RolloutChanged rollout => rollout.Status,
                _ => null,
            };
        }
#pragma warning disable CA1031 // that nobody can tell is an answer too, and the rules know what to do with it
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "asking {question} before unlocking {slot}", question.ToString(), key.ToString());
            return null;
        }
    }
}
