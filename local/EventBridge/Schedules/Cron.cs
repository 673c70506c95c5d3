namespace Delightful.Local.EventBridge.Schedules;

/// <summary>cron(minutes hours day-of-month month day-of-week year), one of the two days being a question mark.</summary>
sealed class Cron : Schedule
{
    static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    readonly CronField minutes, hours, months, years;
    readonly CronField? monthDays, weekDays;

    Cron(CronField minutes, CronField hours, CronField? monthDays, CronField months, CronField? weekDays, CronField years) =>
        (this.minutes, this.hours, this.monthDays, this.months, this.weekDays, this.years) = (minutes, hours, monthDays, months, weekDays, years);

    public static Cron? Read(string text)
    {
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var minute, var hour, var monthDay, var month, var weekDay, var year])
            return null;
        if (monthDay == "?" == (weekDay == "?"))
            return null;
        return CronField.Parse(minute, 0, 59) is { } minutes &&
            CronField.Parse(hour, 0, 23) is { } hours &&
            CronField.Parse(month, 1, 12, Months) is { } months &&
            CronField.Parse(year, 1970, 2199) is { } years &&
            (monthDay == "?" || CronField.Parse(monthDay, 1, 31) is not null) &&
            (weekDay == "?" || CronField.Parse(weekDay, 1, 7, Days) is not null)
            ? new Cron(minutes, hours, CronField.Parse(monthDay, 1, 31), months, CronField.Parse(weekDay, 1, 7, Days), years)
            : null;
    }

    public override DateTimeOffset? Next(DateTimeOffset after)
    {
        var start = after.UtcDateTime.AddMinutes(1);
        for (var day = start.Date; day.Year <= Math.Min(2199, start.Year + 8); day = day.AddDays(1))
        {
            if (!IsOn(day))
                continue;
            foreach (var hour in hours.Values)
                foreach (var minute in minutes.Values)
                    if (day.AddHours(hour).AddMinutes(minute) is var time && time > after.UtcDateTime)
                        return new DateTimeOffset(time, TimeSpan.Zero);
        }
        return null;
    }

    bool IsOn(DateTime day) =>
        years.Has(day.Year) &&
        months.Has(day.Month) &&
        (monthDays is null || monthDays.Has(day.Day) || (monthDays.Last && day.Day == DateTime.DaysInMonth(day.Year, day.Month))) &&
        (weekDays is null || weekDays.Has((int)day.DayOfWeek + 1) || (weekDays.Last && day.DayOfWeek == DayOfWeek.Saturday));
}
