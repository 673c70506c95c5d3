using Delightful.Core;
using Delightful.Core.Deployments;
using Spectre.Console;

namespace Delightful.Cli.Views;

/// <summary>The few colours and phrases that every table shares.</summary>
static class Look
{
    public static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.None).Collapse();
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Text(column, Style.Plain.Decoration(Decoration.Bold))).PadRight(3));
        return table;
    }

    public static Text Outcome(Outcome outcome) => new(Name(outcome), new Style(outcome switch
    {
        Core.Deployments.Outcome.Released => Color.Green,
        Core.Deployments.Outcome.Failed or Core.Deployments.Outcome.Rejected => Color.Red,
        Core.Deployments.Outcome.RolledBack or Core.Deployments.Outcome.Expired => Color.Yellow,
        _ => Color.Grey,
    }));

    public static string Name(Outcome outcome) => outcome switch
    {
        Core.Deployments.Outcome.RolledBack => "rolled back",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    public static string Took(double seconds) => Words.Duration(TimeSpan.FromSeconds(seconds));

    /// <summary>In the time zone of now, to the second; the date only when it is not the same day.</summary>
    public static string When(DateTimeOffset moment, DateTimeOffset now)
    {
        var local = moment.ToOffset(now.Offset);
        return local.ToString(local.Date == now.Date ? "HH:mm:ss" : "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>What a running deployment waits for, and how much longer where that is known.</summary>
    public static string Waits(DeploymentView running, DateTimeOffset now) => running.WaitsUntil is { } until
        ? $"waits for {running.WaitsFor}, in {Words.Duration(until - now)}"
        : $"waits for {running.WaitsFor}";

    /// <summary>How much longer it takes; empty when nobody can tell.</summary>
    public static string Left(ForecastView? forecast) => forecast?.Left is { } left
        ? $", about {Took(left.LikelySeconds)} left (at most {Took(left.LateSeconds)} in nine of ten cases)"
        : "";

    /// <summary>When it starts; says so when nobody can tell.</summary>
    public static string Starts(ForecastView? forecast) => forecast?.Start is { } start
        ? $"starts in about {Took(start.LikelySeconds)} (at most {Took(start.LateSeconds)} in nine of ten cases)"
        : "starts by itself, nobody can tell when";

    /// <summary>Text that came from outside: shown as it is, never as markup.</summary>
    public static Text Plain(string text) => new(text);
}
