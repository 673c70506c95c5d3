using System.Diagnostics;

namespace Delightful.Benchmarks.Burst;

/// <summary>The resident memory of the largest function process, watched for as long as it is not disposed.</summary>
internal sealed class Memory : IDisposable
{
    private readonly List<double> _megabytes = [];
    private readonly Timer _timer;

    public Memory() => _timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromSeconds(2));

    /// <summary>The medians of the first and of the last quarter of the time, and the most.</summary>
    public void Print()
    {
        lock (_megabytes)
        {
            var quarter = Math.Max(1, _megabytes.Count / 4);
            Console.WriteLine($"largest function process: {Median(_megabytes.Take(quarter)):0} MB in the first quarter, {Median(_megabytes.TakeLast(quarter)):0} MB in the last, {_megabytes.DefaultIfEmpty().Max():0} MB at most");
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var largest = Process.GetProcessesByName("bootstrap").Select(Resident).DefaultIfEmpty().Max();
        if (largest > 0)
            lock (_megabytes)
                _megabytes.Add(largest);
    }

    private static double Resident(Process process)
    {
        using (process)
            return process.HasExited ? 0 : process.WorkingSet64 / 1e6;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is { Count: > 0 } sorted ? sorted[sorted.Count / 2] : 0;
}
