using Delightful.Core.Forecasts;

namespace Delightful.Core.Tests.Forecasts;

/// <summary>Whether nine of ten really are nine of ten, on durations as deployments have them: skewed, with a heavy tail.</summary>
public class CoverageTests(ITestOutputHelper output)
{
    private const int Cases = 20_000;

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(20)]
    [InlineData(40)]
    public void Nine_of_ten_durations_stay_below_the_bound_that_says_so(int known)
    {
        foreach (var (name, duration) in Kinds())
        {
            var random = new Random(known);
            var covered = Enumerable.Range(0, Cases).Count(_ =>
                Quantile.NineOfTen([.. Enumerable.Range(0, known).Select(_ => duration(random))]) >= duration(random));
            Say($"{name}, {known} known", covered);
            ((double)covered / Cases).ShouldBeInRange(0.88, 0.92, name);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void They_do_so_also_for_the_rest_of_what_has_run_for_a_while(double mediansElapsed)
    {
        foreach (var (name, duration) in Kinds())
        {
            var random = new Random(7);
            var (asked, covered) = (0, 0);
            while (asked < Cases / 2)
            {
                var (past, now) = ((double[])[.. Enumerable.Range(0, Pace.Kept).Select(_ => duration(random))], duration(random));
                var elapsed = mediansElapsed * 60;
                if (now <= elapsed || Expectation.Of([.. past.Where(p => p > elapsed).Select(p => p - elapsed)]) is not { } left)
                    continue;
                asked++;
                if (left.Late.TotalSeconds >= now - elapsed)
                    covered++;
            }
            Say($"{name}, {mediansElapsed} medians elapsed", covered * 2);
            ((double)covered / asked).ShouldBeInRange(0.88, 0.92, name);
        }
    }

    [Fact]
    public void As_many_take_longer_than_the_likely_time_as_do_not()
    {
        var random = new Random(3);
        var below = Enumerable.Range(0, Cases).Count(_ =>
            Quantile.Median([.. Enumerable.Range(0, 15).Select(_ => Usual(random))]) >= Usual(random));
        ((double)below / Cases).ShouldBe(0.5, 0.02);
    }

    /// <summary>A median of a minute each: mild, wild, and mild with one in twenty that takes five times as long.</summary>
    private static IEnumerable<(string Name, Func<Random, double> Duration)> Kinds()
    {
        yield return ("log-normal 0.3", r => 60 * Math.Exp(0.3 * Normal(r)));
        yield return ("log-normal 0.8", r => 60 * Math.Exp(0.8 * Normal(r)));
        yield return ("one in twenty slow", Usual);
    }

    private static double Usual(Random random) => 60 * Math.Exp(0.3 * Normal(random)) * (random.Next(20) == 0 ? 5 : 1);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private void Say(string what, int covered) => output.WriteLine($"{what}: {100.0 * covered / Cases:0.0} %");
}
