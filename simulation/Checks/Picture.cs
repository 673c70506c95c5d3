using Delightful.Core.Slots;

namespace Delightful.Simulation.Checks;

/// <summary>A slot in one line, for the reader of a trace.</summary>
internal static class Picture
{
    public static string Of(Slot slot) =>
        $"fence {slot.Fence}, {slot.Active?.Request.Kind} {slot.Active?.Request.Tag} {slot.Active?.Stage.Name ?? "free"}, current {slot.Current?.Tag ?? "none"}"
        + (slot.Hold is { } hold ? $", held on {hold.Tag}" : "")
        + (slot.Waiting.IsEmpty ? "" : $", waiting {string.Join(' ', slot.Waiting.Select(w => w.Request.Tag))}")
        + (slot.Outbox.IsEmpty ? "" : $", wants {string.Join(' ', slot.Outbox.Select(c => string.Join('/', c.Id.Split('/')[^2..])))}");
}
