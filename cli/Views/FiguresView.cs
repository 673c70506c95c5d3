using System.Globalization;
using Delightful.Core;
using Delightful.Core.Figures;
using Spectre.Console;

namespace Delightful.Cli.Views;

/// <summary>The team figures of one slot as JSON: durations in seconds; what there is too little for is left out.</summary>
sealed record FiguresView(
    string Slot,
    int Days,
    int Releases,
    double? ReleasesPerWeek,
    DurationsView LeadTime,
    int Changes,
    int Failures,
    double? ChangeFailureRate,
    DurationsView TimeToRestore,
    int NotRestored)
{
    public static FiguresView Of(TeamFigures figures) => new(
        figures.Slot,
        figures.Days,
        figures.Releases,
        figures.ReleasesPerWeek,
        DurationsView.Of(figures.LeadTime),
        figures.Changes,
        figures.Failures,
        figures.ChangeFailureRate,
        DurationsView.Of(figures.TimeToRestore),
        figures.NotRestored);

    public static void Show(IReadOnlyList<TeamFigures> all, IAnsiConsole console)
    {
        var table = Look.Table("SLOT", "RELEASES", "PUSH TO RELEASE", "CHANGES THAT FAILED", "TIME TO RESTORE");
        foreach (var figures in all)
            table.AddRow(
                Look.Plain(figures.Slot),
                Look.Plain(Frequency(figures)),
                Look.Plain(Took(figures.LeadTime, "release")),
                Look.Plain(FailureRate(figures)),
                Look.Plain(Took(figures.TimeToRestore, "restore") + (figures.NotRestored == 0 ? "" : $"; {figures.NotRestored} not restored yet")));
        console.Write(table);
        console.Write(Look.Plain($"Of the last {all[0].Days} days. Fewer than {Durations.Fewest} are too few to say more.{Environment.NewLine}"));
    }

    public static string Frequency(TeamFigures figures) => figures.ReleasesPerWeek is { } perWeek
        ? string.Create(CultureInfo.InvariantCulture, $"{perWeek} a week ({figures.Releases})")
        : "none";

    public static string FailureRate(TeamFigures figures) => figures.ChangeFailureRate is { } rate
        ? string.Create(CultureInfo.InvariantCulture, $"{rate * 100:0.#} % ({figures.Failures} of {figures.Changes})")
        : $"too few to say ({figures.Failures} of {figures.Changes})";

    public static string Took(Durations durations, string one) => durations switch
    {
        { Count: 0 } => $"no {one}",
        { Median: { } median, P90: { } p90 } => $"{Words.Duration(median)}, 9 of 10 within {Words.Duration(p90)} ({durations.Count})",
        _ => $"too few to say ({durations.Count})",
    };
}

/// <summary>What several durations have in common, in seconds.</summary>
sealed record DurationsView(int Count, double? MedianSeconds, double? P90Seconds)
{
    public static DurationsView Of(Durations durations) => new(durations.Count, durations.Median?.TotalSeconds, durations.P90?.TotalSeconds);
}
