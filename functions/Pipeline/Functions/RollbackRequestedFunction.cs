using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Delightful.Core.Events;
using Delightful.Core.Slots;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Functions;

/// <summary>A person asked for an earlier release.</summary>
public sealed class RollbackRequestedFunction(RequestDesk desk, SlotRunner runner)
{
    /// <summary>Handles "Rollback Requested".</summary>
    [LambdaFunction(ResourceName = "RollbackRequested", MemorySize = 512, Timeout = 60)]
    public async Task RollbackRequested(CloudWatchEvent<RollbackRequested> asked, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var detail = asked.Detail ?? new RollbackRequested();
        var (slot, service) = await desk.AdmitAsync(
            Core.Events.RollbackRequested.DetailType, asked.Id, RequestRules.Check(detail), "rolling back",
            detail.Service, detail.Environment, context.Logger, deadline.Token).ConfigureAwait(false);
        var happened = new SlotEvent.RollbackRequested(asked.Id, detail.ToTag, detail.Reason!, detail.RequestedBy!, service) { EventId = asked.Id };
        await runner.HandleAsync(slot, happened, context.Logger, deadline.Token).ConfigureAwait(false);
    }
}
