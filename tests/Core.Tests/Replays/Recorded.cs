using Delightful.Core.Replays;
using Delightful.Core.Slots;
using Delightful.Core.Tests.Slots;

namespace Delightful.Core.Tests.Replays;

/// <summary>The records that the registry has of a story.</summary>
internal static class Recorded
{
    public static List<SlotRecord> Of(Story told)
    {
        List<SlotRecord> records = [];
        var slot = Slot.Empty(SlotKey.TryParse(told.Slot.Key)!.Value);
        foreach (var (happened, at) in told.Events.Zip(told.Moments))
        {
            var decision = SlotDecider.Decide(slot, [happened], at);
            var written = decision.Slot with { Version = slot.Version + 1 };
            records.Add(SlotRecord.Of(slot, decision, [happened], at, SlotDocument.Of(written).Token));
            slot = written;
        }
        return records;
    }
}
