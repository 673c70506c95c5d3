using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.Schedule;
using Amazon.Lambda.CloudWatchEvents.ScheduledEvents;
using Amazon.Lambda.Core;
using Delightful.Cloud;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Functions;

/// <summary>Every minute: repairs lost events, runs overdue commands again, ends what only time can end.</summary>
public sealed class WatchdogFunction(Reconciler reconciler, OutageWatch outage, TimeProvider clock)
{
    /// <summary>Handles the schedule.</summary>
    [LambdaFunction(ResourceName = "Watchdog", MemorySize = 512, Timeout = 120)]
    [ScheduleEvent("rate(1 minute)")]
    public async Task Watchdog(ScheduledEvent tick, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var began = clock.GetUtcNow();
        try
        {
            await reconciler.ReconcileAsync(context.Logger, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (RegistryTrouble.IsOutage(e))
        {
            await outage.FollowAsync(context.Logger, deadline.Token).ConfigureAwait(false);
            return;
        }
        await outage.EndAsync(began, context.Logger, deadline.Token).ConfigureAwait(false);
    }
}
