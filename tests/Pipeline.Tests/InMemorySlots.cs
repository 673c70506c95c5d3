using System.Text.Json;
using Delightful.Cloud;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Replays;
using Delightful.Core.Slots;

namespace Delightful.Pipeline.Tests;

/// <summary>A store that keeps slots as the registry does: as text, one writer per version.</summary>
internal sealed class InMemorySlots : ISlotStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long Version, string Document)> _slots = [];

    /// <summary>Every document a deployment ever had, in order of writing.</summary>
    public List<Deployment> Written { get; } = [];

    /// <summary>How many writes another writer wins before this one may.</summary>
    public int Losses { get; set; }

    public int Saves { get; private set; }

    public Slot this[string key] => JsonSerializer.Deserialize(_slots[key].Document, CoreJson.Default.Slot)!;

    public Task<Slot> LoadAsync(SlotKey key, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_slots.TryGetValue(key.ToString(), out var kept)
                ? JsonSerializer.Deserialize(kept.Document, CoreJson.Default.Slot)!
                : Slot.Empty(key));
    }

    public IAsyncEnumerable<SlotKey> BusySlotsAsync(CancellationToken cancellationToken) =>
        _slots.Keys.Select(k => SlotKey.TryParse(k)!.Value).Where(k => this[k.ToString()].IsBusy).ToAsyncEnumerable();

    /// <summary>The record of every write, in order.</summary>
    public List<SlotRecord> Records { get; } = [];

    public Task<SlotWrite> SaveAsync(
        Slot read, Decision decision, IReadOnlyList<SlotEvent> happened, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var version = _slots.TryGetValue(read.Key, out var kept) ? kept.Version : 0;
            if (version != read.Version || Losses-- > 0)
                return Task.FromResult(new SlotWrite(IsMade: false, kept.Document is null ? null : JsonSerializer.Deserialize(kept.Document, CoreJson.Default.Slot)));
            Saves++;
            var written = decision.Slot with { Version = version + 1 };
            _slots[read.Key] = (written.Version, JsonSerializer.Serialize(written, CoreJson.Default.Slot));
            Written.AddRange(decision.Changed);
            Records.Add(SlotRecord.Of(read, decision, happened, now, SlotDocument.Of(written).Token));
            return Task.FromResult(SlotWrite.Made);
        }
    }
}
