using System.Globalization;

namespace Delightful.Local.EventBridge.Schedules;

/// <summary>One field of a cron expression: values, ranges, steps, names, L. The nearest-weekday and nth-weekday forms are refused.</summary>
sealed class CronField
{
    readonly SortedSet<int> values = [];

    public IEnumerable<int> Values => values;

    public bool Last { get; private set; }

    public bool Has(int value) => values.Contains(value);

    public static CronField? Parse(string text, int least, int most, string[]? names = null)
    {
        var field = new CronField();
        return text.Split(',').All(part => field.Add(part, least, most, names)) ? field : null;
    }

    bool Add(string part, int least, int most, string[]? names)
    {
        if (part == "L")
            return Last = true;
        var (range, step) = part.Split('/') switch
        {
            [var only] => (only, 1),
            [var start, var every] when int.TryParse(every, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 => (start, n),
            _ => ("", 0),
        };
        var (from, to) = range.Split('-') switch
        {
            ["*"] => (least, most),
            [var one] => (Number(one, names), part.Contains('/') ? most : Number(one, names)),
            [var first, var last] => (Number(first, names), Number(last, names)),
            _ => (-1, -1),
        };
        if (step == 0 || from < least || to > most || from > to)
            return false;
        for (var value = from; value <= to; value += step)
            values.Add(value);
        return true;
    }

    static int Number(string text, string[]? names) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : Array.IndexOf(names ?? [], text.ToUpperInvariant()) is var at and >= 0 ? at + 1
        : -1;
}
