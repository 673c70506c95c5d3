using System.Globalization;

namespace Delightful.Core;

/// <summary>How figures are written in sentences, the same everywhere.</summary>
public static class Words
{
    /// <summary>A duration for people: <c>0.8 s</c>, <c>42 s</c>, <c>3 m 12 s</c>, <c>2 h 5 m</c>.</summary>
    public static string Duration(TimeSpan duration)
    {
        var d = duration < TimeSpan.Zero ? TimeSpan.Zero : duration;
        return d.TotalSeconds < 9.95 ? string.Create(CultureInfo.InvariantCulture, $"{d.TotalSeconds:0.0} s")
            : d.TotalSeconds < 59.5 ? string.Create(CultureInfo.InvariantCulture, $"{d.TotalSeconds:0} s")
            : d.TotalMinutes < 60 ? string.Create(CultureInfo.InvariantCulture, $"{(int)d.TotalMinutes} m {d.Seconds} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)d.TotalHours} h {d.Minutes} m");
    }
}
