using Delightful.Cli.Dashboard.Charts;
using Delightful.Cli.Dashboard.Reading;
using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>Everything at one look: what goes on, what is held, and every slot with what serves and the way back.</summary>
static class OverviewPage
{
    public static Page Of(Board board, IReadOnlyDictionary<string, IReadOnlyList<Deployment>> recent, DateTimeOffset now) =>
        new("Overview", Html.Of($"""<h1 class="unseen">Overview</h1>"""), News(board), Body(board, recent, now), "Overview");

    static string News(Board board)
    {
        if (board.Slots.Count == 0)
            return "Nothing has been deployed yet.";
        var (running, waiting, held) = (board.Slots.Count(s => s.Active is not null), board.Slots.Sum(s => s.Waiting.Length), board.Slots.Count(s => s.Hold is not null));
        var going = running == 0 ? "Nothing runs" : $"{Parts.Count(running, "deployment runs", "deployments run")}";
        var queued = waiting == 0 ? "" : $", {Parts.Count(waiting, "waits", "wait")}";
        var holding = held == 0 ? "nothing is held" : $"{Parts.Count(held, "slot is held", "slots are held")}";
        return $"{going}{queued}; {holding}.";
    }

    static Html Body(Board board, IReadOnlyDictionary<string, IReadOnlyList<Deployment>> recent, DateTimeOffset now)
    {
        if (board.Slots.Count == 0)
            return Html.Of($"""<p class="empty">Push an image and it appears here. In the local cloud: {Parts.Command("./delightful local push web-app --tag 1.0.0")}</p>""");
        var busy = board.Slots.Where(slot => slot.Active is not null || !slot.Waiting.IsEmpty).ToList();
        var held = board.Slots.Where(slot => slot.Hold is not null).ToList();
        return Html.Of(
            $"""
            {(busy.Count == 0 ? Html.Empty : Html.Of($"""<section id="now" aria-labelledby="now-title"><h2 id="now-title">Now</h2><div class="cards">{Html.Each(busy, slot => LivePart.Of(slot, now, Parts.Link(Parts.KeyOf(slot))))}</div></section>"""))}
            {(held.Count == 0 ? Html.Empty : Html.Of($"""<section id="held" aria-labelledby="held-title"><h2 id="held-title">Held</h2><div class="cards">{Html.Each(held, slot => HoldPart.Of(slot, now, Parts.Link(Parts.KeyOf(slot))))}</div></section>"""))}
            <section id="slots" aria-labelledby="slots-title"><h2 id="slots-title">Slots</h2>
            <div class="slots-head" aria-hidden="true"><span>Slot</span><span>Serves</span><span>Way back</span><span>Now</span><span>Lately</span></div>
            <ul class="slots">{Html.Each(board.Slots, slot => One(slot, recent.GetValueOrDefault(slot.Key) ?? [], now))}</ul></section>
            """);
    }

    static Html One(Slot slot, IReadOnlyList<Deployment> recent, DateTimeOffset now) => Html.Of(
        $"""
        <li id="{Parts.Id("slot", slot.Key)}"><h3>{Parts.Link(Parts.KeyOf(slot))}</h3>
        <dl>
        <div><dt>Serves</dt><dd>{(slot.Current is { } current ? Html.Of($"""<span class="tag">{Html.Outside(current.Tag)}</span> <span class="quiet">since {Times.Ago(current.VerifiedAt, now)}</span>""") : Html.Of($"""<span class="quiet">nothing verified</span>"""))}</dd></div>
        <div><dt>Way back</dt><dd>{WayBackPart.Of(slot, now)}</dd></div>
        <div><dt>Now</dt><dd>{Now(slot)}</dd></div>
        <div><dt>Lately</dt><dd>{OutcomeStrip.Of(recent)}</dd></div>
        </dl></li>
        """);

    static Html Now(Slot slot) => slot switch
    {
        { Active: { } active } => Html.Of($"{State.Of(active).Show()} {Parts.Link(active)}{(slot.Waiting.IsEmpty ? "" : $", {slot.Waiting.Length} waiting")}"),
        { Hold: not null } => State.Held.Show(),
        _ => State.Idle.Show(),
    };
}
