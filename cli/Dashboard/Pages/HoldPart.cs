using Delightful.Core.Slots;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>Why automation may not deploy in a slot, and how that ends.</summary>
static class HoldPart
{
    public static Html Of(Slot slot, DateTimeOffset now, Html heading, int level = 3)
    {
        if (slot.Hold is not { } hold)
            return Html.Empty;
        var (key, id) = (Parts.KeyOf(slot), Parts.Id("hold", slot.Key));
        return Html.Of(
            $"""
            <article class="card hold" id="{id}" aria-labelledby="{id}-title">
            <h{level} id="{id}-title">{heading} {State.Held.Show()}</h{level}>
            <p>{Html.Outside(hold.Author)} holds <span class="tag">{Html.Outside(hold.Tag)}</span> back since {Times.Clock(hold.Since, now)} <span class="quiet">({Times.Ago(hold.Since, now)})</span>: {Html.Outside(hold.Reason)}</p>
            <p class="quiet">{Ends(slot)} {Parts.Command($"./delightful hold lift {key.Service} --env {key.Environment} --reason \"...\"")}</p>
            </article>
            """);
    }

    static string Ends(Slot slot) => slot.Settings?.EffectiveHoldRelease == Core.Services.HoldRelease.NewerDigest
        ? "A newer image ends the hold by itself. Lifting it allows this image again:"
        : "It ends when a person lifts it:";
}
