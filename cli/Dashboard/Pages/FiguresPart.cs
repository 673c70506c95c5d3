using Delightful.Cli.Views;
using Delightful.Core.Figures;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>The four team figures of a slot.</summary>
static class FiguresPart
{
    public static Html Of(TeamFigures figures) => Html.Of(
        $"""
        <dl class="figures">
        <div><dt>Releases</dt><dd>{FiguresView.Frequency(figures)}</dd></div>
        <div><dt>Push to release</dt><dd>{FiguresView.Took(figures.LeadTime, "release")}</dd></div>
        <div><dt>Changes that failed</dt><dd>{FiguresView.FailureRate(figures)}</dd></div>
        <div><dt>Time to restore</dt><dd>{FiguresView.Took(figures.TimeToRestore, "restore")}{(figures.NotRestored == 0 ? "" : $"; {figures.NotRestored} not restored yet")}</dd></div>
        </dl>
        """);
}
