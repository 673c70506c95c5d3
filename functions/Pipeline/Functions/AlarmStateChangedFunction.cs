using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Core.Slots;
using Delightful.Pipeline.AwsEvents;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Functions;

/// <summary>An alarm went off: every slot with something going on hears of it, and knows whether it is its own.</summary>
public sealed class AlarmStateChangedFunction(ISlotStore store, SlotRunner runner)
{
    /// <summary>Handles "CloudWatch Alarm State Change".</summary>
    [LambdaFunction(ResourceName = "AlarmStateChanged", MemorySize = 512, Timeout = 60)]
    public async Task AlarmStateChanged(CloudWatchEvent<AlarmChange> changed, ILambdaContext context)
    {
        if (changed.Detail is not { AlarmName: { } alarm, State: { Value: "ALARM" } state })
            return;
        using var deadline = context.Deadline();
        var happened = new SlotEvent.AlarmRaised(
            alarm, state.Reason ?? "CloudWatch gave no reason", new DateTimeOffset(changed.Time.ToUniversalTime())) { EventId = changed.Id };
        var slots = new EachOnItsOwn();
        await foreach (var slot in store.BusySlotsAsync(deadline.Token).ConfigureAwait(false))
            await slots.TryAsync(() => runner.HandleAsync(slot, happened, context.Logger, deadline.Token)).ConfigureAwait(false);
        slots.ThrowIfAnyFailed();
    }
}
