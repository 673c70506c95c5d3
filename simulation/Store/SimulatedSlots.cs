using System.Runtime.CompilerServices;
using Delightful.Cloud;
using Delightful.Core.Replays;
using Delightful.Core.Slots;

namespace Delightful.Simulation.Store;

/// <summary>
/// Slots kept in memory, with the promises of the registry: a write holds only under the version it read, a writer whose
/// answer was lost finds its own write, and the list of busy slots follows by a moment.
/// </summary>
internal sealed class SimulatedSlots(World world) : ISlotStore
{
    private const string Service = "dynamodb";

    private readonly Dictionary<SlotKey, (Slot Slot, object Writer)> _slots = [];
    private readonly SortedDictionary<string, SlotKey> _busy = new(StringComparer.Ordinal);

    /// <summary>Every write, while a trace is kept.</summary>
    public List<ReplayStep> Steps { get; } = [];

    public Slot Of(SlotKey key) => _slots.TryGetValue(key, out var kept) ? kept.Slot : Slot.Empty(key);

    public Task<Slot> LoadAsync(SlotKey key, CancellationToken cancellationToken) =>
        world.Wire.CallAsync(Service, "load the slot", () => Shown(Of(key)));

    public Task<SlotWrite> SaveAsync(
        Slot read, Decision decision, IReadOnlyList<SlotEvent> happened, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var writer = new object();
        return world.Wire.CallAsync(Service, "save the slot", () => Save(SlotKey.TryParse(read.Key)!.Value, read, decision, happened, now, writer));
    }

    public async IAsyncEnumerable<SlotKey> BusySlotsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var key in await world.Wire.CallAsync(Service, "list busy slots", () => _busy.Values.ToArray()).ConfigureAwait(false))
            yield return key;
    }

    private SlotWrite Save(SlotKey key, Slot read, Decision decision, IReadOnlyList<SlotEvent> happened, DateTimeOffset now, object writer)
    {
        var known = _slots.TryGetValue(key, out var kept);
        var before = known ? kept.Slot : Slot.Empty(key);
        if (before.Version != read.Version && world.Blinded != Guard.VersionCheck)
            return known && kept.Writer == writer ? SlotWrite.Made : new(IsMade: false, Shown(before));
        var after = decision.Slot with { Version = read.Version + 1 };
        _slots[key] = (after, writer);
        if (after.IsBusy != before.IsBusy)
            world.After(0, 1, () => Index(key), counts: false);
        if (world.Trace.KeepsLines)
            Steps.Add(new ReplayStep(SlotRecord.Of(read, decision, happened, now, SlotDocument.Of(after).Token), read, decision, Agrees: true));
        world.Watch.Written(key, before, after, decision.Changed);
        return SlotWrite.Made;
    }

    private void Index(SlotKey key)
    {
        if (Of(key).IsBusy)
            _busy[key.ToString()] = key;
        else
            _busy.Remove(key.ToString());
    }

    /// <summary>What a reader is shown, with one of the guards blinded.</summary>
    private Slot Shown(Slot slot) => world.Blinded switch
    {
        Guard.EventDedupe => slot with { Seen = [] },
        Guard.HoldCheck => slot with { Hold = null, RefusedDigests = [] },
        Guard.ApproverCheck when slot.Active is { } active => slot with
        {
            Active = active with
            {
                Request = active.Request with { Settings = active.Request.Settings with { Approvals = active.Request.Settings.Approvals with { TakesUnproven = true, Approvers = [] } } },
            },
        },
        _ => slot,
    };
}
