using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cli.Targets;

/// <summary>All that the command line does with the cloud: it reads the registry and puts events on the bus.</summary>
interface ICloud
{
    /// <summary>Every slot in which anything ever happened, by name.</summary>
    Task<IReadOnlyList<Slot>> SlotsAsync(CancellationToken ct);

    /// <summary>The slot; an empty one of version 0 when nothing ever happened in it.</summary>
    Task<Slot> SlotAsync(SlotKey key, CancellationToken ct);

    /// <summary>The deployments of a slot, newest first.</summary>
    Task<IReadOnlyList<Deployment>> HistoryAsync(SlotKey key, int limit, CancellationToken ct);

    /// <summary>Puts one event of a person on the bus, and returns its id.</summary>
    Task<string> SendAsync(string detailType, string detail, CancellationToken ct);
}
