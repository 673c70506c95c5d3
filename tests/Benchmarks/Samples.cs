namespace Delightful.Benchmarks;

/// <summary>Repeated measurements of one thing.</summary>
internal sealed class Samples
{
    private readonly List<double> _sorted = [];

    public double Least => _sorted[0];

    public double Most => _sorted[^1];

    public double Median => (_sorted[_sorted.Count / 2] + _sorted[(_sorted.Count - 1) / 2]) / 2;

    public void Add(TimeSpan time)
    {
        _sorted.Add(time.TotalSeconds);
        _sorted.Sort();
    }
}
