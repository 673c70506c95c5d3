using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Delightful.Core.Events;
using Delightful.Core.Slots;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Functions;

/// <summary>A person allows automation again.</summary>
public sealed class HoldLiftRequestedFunction(RequestDesk desk, SlotRunner runner)
{
    /// <summary>Handles "Hold Lift Requested".</summary>
    [LambdaFunction(ResourceName = "HoldLiftRequested", MemorySize = 512, Timeout = 60)]
    public async Task HoldLiftRequested(CloudWatchEvent<HoldLiftRequested> asked, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var detail = asked.Detail ?? new HoldLiftRequested();
        var (slot, _) = await desk.AdmitAsync(
            Core.Events.HoldLiftRequested.DetailType, asked.Id, RequestRules.Check(detail), "lifting a hold",
            detail.Service, detail.Environment, context.Logger, deadline.Token).ConfigureAwait(false);
        var happened = new SlotEvent.HoldLiftRequested(detail.Reason!, detail.RequestedBy!) { EventId = asked.Id };
        await runner.HandleAsync(slot, happened, context.Logger, deadline.Token).ConfigureAwait(false);
    }
}
