using Delightful.Core.Slots;

namespace Delightful.Cloud;

/// <summary>Where slots are kept. A write names the version it read, so of two writers one wins and the other decides again.</summary>
public interface ISlotStore
{
    /// <summary>The slot as it is now; an empty one when nothing has happened in it.</summary>
    Task<Slot> LoadAsync(SlotKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the decided slot and the deployments it changed, all or nothing. False when another writer was faster;
    /// then nothing was written.
    /// </summary>
    Task<bool> SaveAsync(Slot read, Decision decision, CancellationToken cancellationToken);
}
