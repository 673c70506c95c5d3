using System.Globalization;
using Delightful.Cli.Dashboard.Pages;
using Delightful.Core;
using Delightful.Core.Deployments;
using Delightful.Core.Figures;

namespace Delightful.Cli.Dashboard.Charts;

/// <summary>How long deployments took and how they ended: a column each, oldest first, with the shape of its outcome below it.</summary>
static class HistoryChart
{
    const int Most = 48;
    const double High = 100;

    /// <summary>A duration so much longer than the median is cut off in the drawing: one that hung for hours would hide all others.</summary>
    const int CutAt = 4;

    public static Html Of(IReadOnlyList<Deployment> newestFirst, DateTimeOffset now)
    {
        List<Column> columns = [.. newestFirst.Take(Most).Reverse().Select(deployment => new Column(deployment, Seconds(deployment, now)))];
        if (columns.Count < 2)
            return Html.Empty;
        var released = Durations.Of(columns.Where(c => c.Deployment.Stage is Stage.Ended { Outcome: Outcome.Released }).Select(c => TimeSpan.FromSeconds(c.Seconds)));
        var top = Math.Max(columns.Max(column => column.Seconds), 1);
        if (released.Median is { TotalSeconds: > 1 } median)
            top = Math.Min(top, CutAt * median.TotalSeconds);
        return Html.Of(
            $"""
            <figure class="history-chart"><figcaption>How long each took, oldest first. {(released is { Median: { } half, P90: { } nine } ? Html.Of($"Half of the released ones took at most <b>{Words.Duration(half)}</b>, nine of ten at most <b>{Words.Duration(nine)}</b>.") : Html.Of($"Too few were released to say what is usual."))}</figcaption>
            <div class="plot"><p class="y" aria-hidden="true"><span>{Words.Duration(TimeSpan.FromSeconds(top))}</span><span>{Words.Duration(TimeSpan.FromSeconds(top / 2))}</span><span>0</span></p>
            <ol class="columns">{Html.Each(columns, column => One(column, top, released.Median?.TotalSeconds))}</ol></div>
            </figure>
            """);
    }

    static Html One(Column column, double top, double? median)
    {
        var (deployment, seconds) = column;
        var state = State.Of(deployment);
        var height = Math.Max(Math.Min(seconds / top, 1) * High, 1.5);
        var key = Parts.KeyOf(deployment);
        var line = median is { } half ? Html.Of($"""<path class="median" d="M0 {Number(High - (half / top * High))}H10"/>""") : Html.Empty;
        return Html.Of(
            $"""<li class="{state.Name}"><a href="{Paths.Of(deployment)}" title="{key.Service}/{key.Environment} {deployment.Request.Tag}: {state.Word}, {Words.Duration(TimeSpan.FromSeconds(seconds))}"><svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="bar" x="1.5" y="{Number(High - height)}" width="7" height="{Number(height)}"/>{(seconds > top ? Html.Of($"""<path class="cut-off" d="M0 8L10 2"/>""") : Html.Empty)}{line}</svg>{Icon.Of(state.Name)}<span class="unseen">{key.Service}/{key.Environment} {deployment.Request.Tag}: {state.Word}, {Words.Duration(TimeSpan.FromSeconds(seconds))}</span></a></li>""");
    }

    static double Seconds(Deployment deployment, DateTimeOffset now) => deployment.Timeline is [var first, ..]
        ? (((deployment.Stage as Stage.Ended)?.At ?? now) - first.StartedAt).TotalSeconds
        : 0;

    static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    sealed record Column(Deployment Deployment, double Seconds);
}
