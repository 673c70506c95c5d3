using Delightful.Cli.Dashboard.Charts;
using Delightful.Core.Deployments;
using Delightful.Core.Figures;
using Delightful.Core.Slots;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>One service in one environment: what serves, the way back, what goes on, what was.</summary>
static class SlotPage
{
    public static Page Of(Slot slot, IReadOnlyList<Deployment> recent, TeamFigures figures, DateTimeOffset now)
    {
        var key = Parts.KeyOf(slot);
        var heading = Html.Of($"""<h1>{key.Service} <span class="to">→</span> {key.Environment}</h1>""");
        return new($"{key.Service} → {key.Environment}", heading, News(slot), Html.Of(
            $"""
            {(slot.Active is null && slot.Waiting.IsEmpty ? Html.Empty : Html.Of($"""<section aria-label="Now">{LivePart.Of(slot, now, Html.Of($"Now"), level: 2)}</section>"""))}
            {HoldPart.Of(slot, now, Html.Of($"Hold"), level: 2)}
            <section class="card facts" aria-labelledby="serves-title"><h2 id="serves-title">Release</h2><dl>
            <div><dt>Serves</dt><dd>{Serves(slot, now)}</dd></div>
            <div><dt>Way back</dt><dd>{WayBackPart.Of(slot, now)}{Command(slot, key)}</dd></div>
            </dl></section>
            <section aria-labelledby="history-title"><h2 id="history-title">History</h2>{HistoryChart.Of(recent, now)}{DeploymentList.Of(recent.Take(20), now, withSlot: false)}
            {(recent.Count > 20 ? Html.Of($"""<p><a href="{Paths.History(key.Service, key.Environment, null)}">All {recent.Count} that are kept here</a></p>""") : Html.Empty)}</section>
            <section aria-labelledby="figures-title"><h2 id="figures-title">Figures</h2>{FiguresPart.Of(figures)}</section>
            {Releases(slot, now)}
            """));
    }

    static string News(Slot slot) => slot switch
    {
        { Active: { } active } => $"{active.Request.Tag}: {State.Of(active).Word}, {Parts.WaitsFor(active)}.",
        { Hold: not null } => "Nothing runs; automation is held.",
        _ => "Nothing runs.",
    };

    static Html Serves(Slot slot, DateTimeOffset now) => slot.Current is not { } current
        ? Html.Of($"""<span class="quiet">nothing that was verified</span>""")
        : Html.Of($"""<span class="tag">{Html.Outside(current.Tag)}</span> <span class="quiet">verified {Times.Clock(current.VerifiedAt, now)}, {Times.Ago(current.VerifiedAt, now)}; <code>{Parts.Short(current.Digest)}</code></span> {(current.Target.ServiceUrl is { } service ? Parts.LinkOut("service", service) : Html.Empty)}{(current.Target.DashboardUrl is { } dashboard ? Html.Of($" · {Parts.LinkOut("dashboard", dashboard)}") : Html.Empty)}""");

    static Html Command(Slot slot, SlotKey key) => WayBack.Of(slot) is WayBack.Instant or WayBack.NewRollout
        ? Html.Of($"""<br>{Parts.Command($"./delightful rollback {key.Service} --env {key.Environment} --reason \"...\"")}""")
        : Html.Empty;

    static Html Releases(Slot slot, DateTimeOffset now) => slot.Releases.IsEmpty ? Html.Empty : Html.Of(
        $"""
        <section aria-labelledby="releases-title"><h2 id="releases-title">Verified releases</h2>
        <ol class="releases">{Html.Each(slot.Releases, release => Html.Of($"""<li><span class="tag">{Html.Outside(release.Tag)}</span> <code class="quiet">{Parts.Short(release.Digest)}</code> <span class="quiet">verified {Times.Clock(release.VerifiedAt, now)}</span>{(release.DeploymentId == slot.Current?.DeploymentId ? Html.Of($""" <b>serves</b>""") : Html.Empty)}</li>"""))}</ol></section>
        """);
}
