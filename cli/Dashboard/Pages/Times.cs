using System.Globalization;
using Delightful.Core;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>Moments and durations. What is said relative to now carries its moment, so that the page can keep it true.</summary>
static class Times
{
    /// <summary>The time of day, with the date when it is not today's.</summary>
    public static Html Clock(DateTimeOffset moment, DateTimeOffset now)
    {
        var local = moment.ToOffset(now.Offset);
        return Time(moment, null, local.ToString(local.Date == now.Date ? "HH:mm:ss" : "d MMM HH:mm", CultureInfo.InvariantCulture));
    }

    public static Html Ago(DateTimeOffset moment, DateTimeOffset now) => Time(moment, "ago", $"{Rough(now - moment)} ago");

    /// <summary>How long something has lasted so far.</summary>
    public static Html Since(DateTimeOffset moment, DateTimeOffset now) => Time(moment, "since", Words.Duration(now - moment));

    /// <summary>How long after something it was.</summary>
    public static Html After(DateTimeOffset moment, DateTimeOffset since) => Time(moment, null, $"+{Words.Duration(moment - since)}");

    /// <summary>How long it still is until then.</summary>
    public static Html Left(DateTimeOffset moment, DateTimeOffset now) => Time(moment, "left", Words.Duration(moment - now));

    /// <summary>A duration in one unit: enough for what is past.</summary>
    public static string Rough(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 0 } => "0 s",
        { TotalMinutes: < 1 } d => $"{(int)d.TotalSeconds} s",
        { TotalHours: < 1 } d => $"{(int)d.TotalMinutes} m",
        { TotalHours: < 48 } d => $"{(int)d.TotalHours} h",
        var d => $"{(int)d.TotalDays} d",
    };

    static Html Time(DateTimeOffset moment, string? shows, string text) => Html.Of(
        $"""<time datetime="{moment.ToString("O", CultureInfo.InvariantCulture)}"{(shows is null ? Html.Empty : Html.Of($" data-shows=\"{shows}\""))} title="{moment.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)}">{text}</time>""");
}
