using Delightful.Cli.Errors;
using Delightful.Core.Slots;

namespace Delightful.Cli.Commands;

/// <summary>Which slots are meant: those of a service, of an environment, of both, or all.</summary>
sealed record SlotFilter(string? Service, string? Environment)
{
    public bool Has(SlotKey slot) => (Service is null || slot.Service == Service) && (Environment is null || slot.Environment == Environment);

    /// <summary>Those of the known slots that are meant. Throws when names were given and there is none.</summary>
    public IReadOnlyList<(SlotKey Key, Slot Slot)> Among(IReadOnlyList<Slot> known)
    {
        var meant = known.Select(slot => (Key: SlotKey.TryParse(slot.Key)!.Value, slot)).Where(slot => Has(slot.Key)).ToList();
        return meant.Count > 0 || (Service ?? Environment) is null
            ? meant
            : throw CliErrors.NoSuchSlot($"{Service ?? "any service"} in {Environment ?? "any environment"}", known.Select(slot => slot.Key));
    }
}
