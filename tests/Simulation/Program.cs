using System.Diagnostics;
using System.Globalization;
using Delightful.Simulation;

// With --seeds it runs a range of seeds and prints three figures; without, it runs the tests.
return args.Contains("--seeds") ? Range(args) : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);

static int Range(string[] args)
{
    var (first, count, isHealthy) = (Number(args, "--first-seed", 1), Number(args, "--seeds", 0), args.Contains("--healthy"));
    var figures = isHealthy ? SeedRange.RunHealthy(first, count, Progress(count)) : SeedRange.Run(first, count, Progress(count));
    if (figures.Broken.Count > 0 && !isHealthy)
        Console.WriteLine(SeedRange.Explain(figures.Broken.Keys.First()));
    foreach (var (seed, what) in figures.Broken)
        Console.WriteLine(FormattableString.Invariant($"seed {seed}: {what}"));
    Console.WriteLine(FormattableString.Invariant(
        $"{figures.Deployments} deployments, {figures.Broken.Count} broken invariants, {figures.Rate:0} deployments a second"));
    return figures.Broken.Count == 0 ? 0 : 1;
}

static Action<int> Progress(int count)
{
    var told = Stopwatch.GetTimestamp();
    return over =>
    {
        var before = Volatile.Read(ref told);
        if (Stopwatch.GetElapsedTime(before).TotalSeconds >= 10 && Interlocked.CompareExchange(ref told, Stopwatch.GetTimestamp(), before) == before)
            Console.Error.WriteLine(FormattableString.Invariant($"{over} of {count} seeds are over"));
    };
}

static int Number(string[] args, string name, int without) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : without;
