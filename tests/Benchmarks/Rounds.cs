using System.Diagnostics;

namespace Delightful.Benchmarks;

/// <summary>
/// Measures several pieces of work in turns, so that a slow moment of the machine hits them all alike, and prints
/// the best, the median and the worst turn of each, per second of processor time (the collector included), because
/// other work on the machine takes wall time.
/// </summary>
internal sealed class Rounds(string unit)
{
    private readonly List<(string Name, Func<long> Work)> _works = [];

    /// <summary>Adds a piece of work that says how many units it did.</summary>
    public Rounds Add(string name, Func<long> work)
    {
        _works.Add((name, work));
        return this;
    }

    public void Print(int turns, TimeSpan each)
    {
        var rates = _works.ToDictionary(w => w.Name, _ => new List<(double Rate, double Bytes)>());
        foreach (var (_, work) in _works)
            Measure(work, each);
        for (var turn = 0; turn < turns; turn++)
            foreach (var (name, work) in _works)
                rates[name].Add(Measure(work, each));

        Console.WriteLine($"{"",-34} {"median " + unit + "/cpu s",22} {"worst",12} {"best",12} {"us each",9} {"bytes each",11}");
        foreach (var (name, measured) in rates)
        {
            var sorted = measured.OrderBy(m => m.Rate).ToList();
            var (median, bytes) = sorted[sorted.Count / 2];
            Console.WriteLine($"{name,-34} {median,22:N0} {sorted[0].Rate,12:N0} {sorted[^1].Rate,12:N0} {1e6 / median,9:0.00} {bytes,11:N0}");
        }
        Console.WriteLine($"{turns} turns of {each.TotalSeconds:0.0} s each, interleaved, on one thread of {Environment.ProcessorCount} processors");
    }

    private static (double Rate, double Bytes) Measure(Func<long> work, TimeSpan atLeast)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        long units = 0;
        while (watch.Elapsed < atLeast)
            units += work();
        return (units / (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, (double)(GC.GetAllocatedBytesForCurrentThread() - before) / units);
    }
}
