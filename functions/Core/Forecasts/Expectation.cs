namespace Delightful.Core.Forecasts;

/// <summary>How long something will take, with the error it is likely to have.</summary>
/// <param name="Likely">As likely too short as too long.</param>
/// <param name="Late">Not exceeded in nine cases of ten.</param>
/// <param name="From">How many verified deployments say so.</param>
public sealed record Expectation(TimeSpan Likely, TimeSpan Late, int From)
{
    /// <summary>What durations say about the next one; null when they are fewer than <see cref="Quantile.Fewest"/>.</summary>
    internal static Expectation? Of(IReadOnlyCollection<double> seconds) => seconds.Count < Quantile.Fewest
        ? null
        : new(TimeSpan.FromSeconds(Quantile.Median(seconds)), TimeSpan.FromSeconds(Quantile.NineOfTen(seconds)), seconds.Count);

    /// <summary>
    /// One after the other. The late parts of independent durations seldom meet, so what they add to the likely ones
    /// adds up by its squares.
    /// </summary>
    internal Expectation Then(Expectation next)
    {
        var (mine, others) = ((Late - Likely).TotalSeconds, (next.Late - next.Likely).TotalSeconds);
        var likely = Likely + next.Likely;
        return new(likely, likely + TimeSpan.FromSeconds(Math.Sqrt((mine * mine) + (others * others))), Math.Min(From, next.From));
    }
}
