using Delightful.Core.Figures;
using Delightful.Core.Slots;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>How often, how fast and how safely is delivered: the four figures of each slot.</summary>
static class FiguresPage
{
    /// <summary>The spans that can be chosen, in days.</summary>
    public static IReadOnlyList<int> Spans { get; } = [7, 30, 90, 365];

    public static Page Of(IReadOnlyList<TeamFigures> all, int days) => new("Figures", Html.Of($"<h1>Figures</h1>"), $"The last {days} days.", Html.Of(
        $"""
        <ul class="choices" aria-label="Days">{Html.Each(Spans, span => Html.Of($"""<li><a href="/figures?days={span}"{(span == days ? Html.Of($" aria-current=\"true\"") : Html.Empty)}>{span} days</a></li>"""))}</ul>
        {(all.Count == 0 ? Html.Of($"""<p class="empty">Nothing has been deployed yet.</p>""") : Html.Each(all, One))}
        <p class="quiet">Fewer than {Durations.Fewest} of anything are too few to say more.</p>
        """), "Figures");

    static Html One(TeamFigures figures) => Html.Of(
        $"""<section class="card" id="{Parts.Id("figures", figures.Slot)}"><h2>{Parts.Link(SlotKey.TryParse(figures.Slot)!.Value)}</h2>{FiguresPart.Of(figures)}</section>""");
}
