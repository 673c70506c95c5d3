using Delightful.Core.Deployments;
using Delightful.Core.Forecasts;
using Delightful.Core.Slots;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>What goes on in a slot: the running deployment with its steps, then the queue.</summary>
static class LivePart
{
    /// <param name="slot">The slot; something runs or waits in it.</param>
    /// <param name="now">The moment.</param>
    /// <param name="heading">The heading; it names what the part is about.</param>
    /// <param name="level">The level of the heading.</param>
    public static Html Of(Slot slot, DateTimeOffset now, Html heading, int level = 3)
    {
        var id = Parts.Id("live", slot.Key);
        return Html.Of(
            $"""
            <article class="card running-card" id="{id}" aria-labelledby="{id}-title">
            <h{level} id="{id}-title">{heading}</h{level}>
            {(slot.Active is { } active ? Running(slot, active, now) : Html.Of($"""<p class="quiet">Nothing runs; what waits starts in a moment.</p>"""))}
            {Queue(slot, now, level + 1)}
            </article>
            """);
    }

    static Html Running(Slot slot, Deployment active, DateTimeOffset now)
    {
        var forecast = Forecast.Of(slot, active, now);
        return Html.Of(
            $"""
            <p class="line-up"><span>{State.Of(active).Show()} {Parts.Link(active)} <span class="quiet">{Parts.Kind(active)}, {Times.Since(active.AcceptedAt, now)} so far</span></span> <span class="eta">{Parts.Eta(active, forecast, now)}</span></p>
            {StepRail.Of(active, forecast, now)}
            <p class="quiet">{Parts.WaitsFor(active)}{(active.Stage is Stage.Baking { Confirming: false } bake && bake.Until > now ? Html.Of($", in {Times.Left(bake.Until, now)}") : Html.Empty)}</p>
            """);
    }

    static Html Queue(Slot slot, DateTimeOffset now, int level) => slot.Waiting.IsEmpty ? Html.Empty : Html.Of(
        $"""
        <h{level} class="small">Queue</h{level}>
        <ol class="queue">{Html.Each(slot.Waiting, waiting => Html.Of($"""<li>{Parts.Link(waiting)} <span class="quiet">{Parts.Kind(waiting)}, waits {Times.Since(waiting.AcceptedAt, now)} for {Behind(slot, waiting)} to end; {Parts.Starts(Forecast.Of(slot, waiting, now), now)}</span></li>"""))}</ol>
        """);

    static Html Behind(Slot slot, Deployment waiting)
    {
        var before = slot.Waiting.TakeWhile(other => other.Id != waiting.Id).LastOrDefault() ?? slot.Active;
        return before is null ? Html.Of($"what ran") : Parts.Link(before);
    }
}
