using System.Collections.Immutable;
using Delightful.Core.Deployments;

namespace Delightful.Core.Slots;

/// <summary>What a decision came to.</summary>
/// <param name="Slot">The slot as it should be now; the commands are in its outbox.</param>
/// <param name="Changed">The deployments to write to the registry in the same transaction.</param>
/// <param name="HasChanged">False when the event changed nothing, so nothing needs writing.</param>
public sealed record Decision(Slot Slot, ImmutableArray<Deployment> Changed, bool HasChanged)
{
    /// <summary>
    /// The commands to run now, after the slot was written: those that are new since <paramref name="read"/> and those
    /// that became due again.
    /// </summary>
    public IEnumerable<PendingCommand> Due(Slot read) => Slot.Outbox.Where(c => !read.Outbox.Contains(c));
}
