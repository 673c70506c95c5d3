using Delightful.Core.Slots;

namespace Delightful.Cloud;

/// <summary>Where slots are kept. A write names the version it read, so of two writers one wins and the other decides again.</summary>
public interface ISlotStore
{
    /// <summary>The slot as it is now; an empty one when nothing has happened in it.</summary>
    Task<Slot> LoadAsync(SlotKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the decided slot, the deployments it changed and the record of what led to it, all or nothing. Nothing when
    /// another writer was faster.
    /// </summary>
    /// <param name="read">The slot that was decided on.</param>
    /// <param name="decision">What was decided.</param>
    /// <param name="happened">The events it was decided on, in order.</param>
    /// <param name="now">The moment of the decision.</param>
    /// <param name="cancellationToken">Ends the wait; the write may have been made all the same.</param>
    Task<SlotWrite> SaveAsync(Slot read, Decision decision, IReadOnlyList<SlotEvent> happened, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The slots in which there is something to do. A slot written a moment ago may still be missing.</summary>
    IAsyncEnumerable<SlotKey> BusySlotsAsync(CancellationToken cancellationToken);
}

/// <summary>What came of a write.</summary>
/// <param name="IsMade">True when the slot is as it was decided; false when another writer was faster and nothing was written.</param>
/// <param name="Faster">The slot as the faster writer left it; null when it has to be read.</param>
public readonly record struct SlotWrite(bool IsMade, Slot? Faster = null)
{
    /// <summary>The write was made.</summary>
    public static SlotWrite Made { get; } = new(IsMade: true);
}
