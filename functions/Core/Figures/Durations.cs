namespace Delightful.Core.Figures;

/// <summary>What several durations have in common. Each figure is one of the durations, not a mean between two.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="Median">At least half of them took no longer; null when there were too few to say.</param>
/// <param name="P90">At least nine of ten took no longer; null when there were too few to say.</param>
public sealed record Durations(int Count, TimeSpan? Median, TimeSpan? P90)
{
    /// <summary>The fewest from which anything is concluded.</summary>
    public const int Fewest = 5;

    /// <summary>Sums durations up.</summary>
    public static Durations Of(IEnumerable<TimeSpan> durations)
    {
        var sorted = durations.Order().ToList();
        return sorted.Count < Fewest ? new(sorted.Count, null, null) : new(sorted.Count, Quantile(sorted, 50), Quantile(sorted, 90));
    }

    private static TimeSpan Quantile(List<TimeSpan> sorted, int percent) => sorted[((sorted.Count * percent) + 99) / 100 - 1];
}
