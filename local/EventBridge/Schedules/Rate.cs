using System.Globalization;

namespace Delightful.Local.EventBridge.Schedules;

/// <summary>rate(5 minutes): the unit is singular exactly for 1.</summary>
sealed class Rate(TimeSpan period) : Schedule
{
    public static Rate? Read(string text)
    {
        if (text.Split(' ') is not [var number, var unit] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
            return null;
        TimeSpan? one = (count == 1 ? unit : unit.EndsWith('s') ? unit[..^1] : "") switch
        {
            "minute" => TimeSpan.FromMinutes(1),
            "hour" => TimeSpan.FromHours(1),
            "day" => TimeSpan.FromDays(1),
            _ => null,
        };
        return one is { } period ? new Rate(period * count) : null;
    }

    public override DateTimeOffset? Next(DateTimeOffset after) => after + period;
}
