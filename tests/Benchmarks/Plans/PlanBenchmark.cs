using System.Diagnostics;
using System.Text.Json;
using Delightful.Core.Gate;

namespace Delightful.Benchmarks.Plans;

/// <summary>What the review of a large plan costs beside the least that reading it costs: a pass over its tokens.</summary>
internal static class PlanBenchmark
{
    private const long Bytes = 150L * 1024 * 1024;
    private const int Turns = 4;

    public static async Task RunAsync()
    {
        Machine.Print();
        Compare("a whole plan", changesOnly: false);
        Compare("a plan of changes alone", changesOnly: true);
        var (none, all) = (await PeakAsync("1"), await PeakAsync(Bytes.ToString()));
        Console.WriteLine($"peak memory of a process that reviews it: {all / 1024.0:0.0} MiB, of one that reviews an empty plan: {none / 1024.0:0.0} MiB, difference {(all - none) / 1024.0:0.0} MiB");
    }

    private static void Compare(string what, bool changesOnly)
    {
        var size = new SyntheticPlan(Bytes, changesOnly);
        Console.WriteLine($"{what}: {size.Length / 1e6:0} MB, {size.Resources:N0} resources");
        var (bare, review) = (new Times("bare pass of Utf8JsonReader", BarePass, changesOnly), new Times("review", Review, changesOnly));
        bare.Measure();
        review.Measure();
        bare.Clear();
        review.Clear();
        for (var turn = 0; turn < Turns; turn++)
            foreach (var times in new[] { bare, review, review, bare })
                times.Measure();
        Console.WriteLine($"{"milliseconds",-30} {"median",9} {"best",9} {"worst",9} {"processor",10}");
        bare.Print();
        review.Print();
        Console.WriteLine($"{"ratio of medians",-30} {review.Wall / bare.Wall,9:0.00} {"",9} {"",9} {review.Cpu / bare.Cpu,10:0.00}");
    }

    /// <summary>Reviews a plan of that size and prints the peak memory of the process, in KiB.</summary>
    public static void PrintPeak(string bytes)
    {
        Review(new SyntheticPlan(long.Parse(bytes), changesOnly: true));
        Console.WriteLine(File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }

    private static async Task<long> PeakAsync(string bytes)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Arguments(bytes)) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return long.Parse(output);
    }

    /// <summary>The benchmarks may run as a program of their own or by the dotnet command.</summary>
    private static IEnumerable<string> Arguments(string bytes) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(PlanBenchmark).Assembly.Location, "plan-peak", bytes] : ["plan-peak", bytes];

    private static void Review(Stream plan)
    {
        var settings = new GateSettings();
        PlanReviewer.Review(PlanReviewer.Read(plan, settings), settings);
    }

    private static void BarePass(Stream plan)
    {
        var buffer = new byte[64 * 1024];
        var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = 256 });
        for (var held = 0; ;)
        {
            held += plan.ReadAtLeast(buffer.AsSpan(held), buffer.Length - held, throwOnEndOfStream: false);
            var isAll = held < buffer.Length;
            var reader = new Utf8JsonReader(buffer.AsSpan(0, held), isAll, state);
            while (reader.Read())
            {
            }
            if (isAll)
                return;
            state = reader.CurrentState;
            held -= (int)reader.BytesConsumed;
            buffer.AsSpan((int)reader.BytesConsumed, held).CopyTo(buffer);
        }
    }

    private sealed class Times(string name, Action<Stream> work, bool changesOnly)
    {
        private readonly List<(double Wall, double Cpu)> _runs = [];

        public double Wall => Median(_runs.Select(r => r.Wall));

        public double Cpu => Median(_runs.Select(r => r.Cpu));

        public void Clear() => _runs.Clear();

        public void Measure()
        {
            var cpu = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            work(new SyntheticPlan(Bytes, changesOnly));
            _runs.Add((watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds));
        }

        public void Print() => Console.WriteLine($"{name,-30} {Wall,9:0} {_runs.Min(r => r.Wall),9:0} {_runs.Max(r => r.Wall),9:0} {Cpu,10:0}");

        private static double Median(IEnumerable<double> values) => values.Order().ToList() is var all ? (all[all.Count / 2] + all[(all.Count - 1) / 2]) / 2 : 0;
    }
}
