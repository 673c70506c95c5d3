using Delightful.Core.Slots;

namespace Delightful.Cli.Dashboard.Reading;

/// <summary>Every slot, as the registry had it at one moment.</summary>
/// <param name="Slots">The slots, by name.</param>
sealed record Board(IReadOnlyList<Slot> Slots)
{
    /// <summary>Differs when any slot was written.</summary>
    public string Mark => string.Join(' ', Slots.Select(slot => $"{slot.Key}:{slot.Version}"));

    public bool IsBusy => Slots.Any(slot => slot.IsBusy);

    public Slot? Find(SlotKey key) => Slots.FirstOrDefault(slot => slot.Key == key.ToString());
}
