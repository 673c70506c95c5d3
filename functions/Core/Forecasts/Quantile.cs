namespace Delightful.Core.Forecasts;

/// <summary>
/// Upper bounds for the next of a series of durations, from the ones that were seen. They are prediction bounds: over
/// many series the next duration lies below the bound for <c>p</c> in a share of <c>p</c> of all cases.
/// </summary>
public static class Quantile
{
    /// <summary>With fewer durations nothing is said.</summary>
    public const int Fewest = 5;

    /// <summary>The 90 % point of Student's t distribution with 4 to 7 degrees of freedom.</summary>
    private static readonly double[] StudentAt90 = [1.533, 1.476, 1.440, 1.415];

    /// <summary>The duration that the next one is as likely to exceed as not.</summary>
    /// <param name="seconds">At least <see cref="Fewest"/> durations, in any order.</param>
    public static double Median(IReadOnlyCollection<double> seconds) => OfRank([.. seconds.Order()], 0.5);

    /// <summary>
    /// The duration that nine of ten next ones do not exceed. From nine durations on it is read off their order: the
    /// k-th of n has k in n + 1 next ones below it. With fewer, no order statistic is that rare; then the logarithms
    /// are taken for normal, as durations of work usually are, and the bound is Student's prediction bound.
    /// </summary>
    /// <param name="seconds">At least <see cref="Fewest"/> durations, in any order.</param>
    public static double NineOfTen(IReadOnlyCollection<double> seconds) =>
        seconds.Count >= 9 ? OfRank([.. seconds.Order()], 0.9) : OfLogarithms(seconds);

    private static double OfRank(double[] ordered, double p)
    {
        var rank = p * (ordered.Length + 1);
        var below = Math.Clamp((int)rank, 1, ordered.Length);
        var above = Math.Min(below + 1, ordered.Length);
        return ordered[below - 1] + ((rank - below) * (ordered[above - 1] - ordered[below - 1]));
    }

    private static double OfLogarithms(IReadOnlyCollection<double> seconds)
    {
        var n = seconds.Count;
        var logarithms = seconds.Select(s => Math.Log(Math.Max(s, 0.1))).ToArray();
        var mean = logarithms.Average();
        var deviation = Math.Sqrt(logarithms.Sum(l => (l - mean) * (l - mean)) / (n - 1));
        return Math.Exp(mean + (StudentAt90[n - Fewest] * deviation * Math.Sqrt(1 + (1.0 / n))));
    }
}
