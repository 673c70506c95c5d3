using System.Collections.Immutable;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Core.Feedback;

/// <summary>Where a waiting deployment stands in the queue of its slot.</summary>
/// <param name="Holder">The deployment that has the slot.</param>
/// <param name="Before">Those that wait before it, in order.</param>
/// <param name="Length">How many wait.</param>
public sealed record QueuePlace(Deployment Holder, ImmutableArray<Deployment> Before, int Length)
{
    /// <summary>Its place, from 1.</summary>
    public int Position => Before.Length + 1;

    /// <summary>The place of a deployment in its slot; null when it does not wait, or for nobody.</summary>
    public static QueuePlace? Of(Slot slot, Deployment deployment)
    {
        var before = slot.Waiting.TakeWhile(w => w.Id != deployment.Id).ToImmutableArray();
        return before.Length < slot.Waiting.Length && slot.Active is { } holder ? new QueuePlace(holder, before, slot.Waiting.Length) : null;
    }
}
