using Delightful.Local.Gateway;

namespace Delightful.Benchmarks.WholeChain;

/// <summary>What AWS would be called for one release, and for one tick of the watchdog while nothing happens: what docs/cost.md charges for.</summary>
internal static class CallsBenchmark
{
    private const int Releases = 3;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);

    public static async Task RunAsync()
    {
        var functions = await Repository.PublishFunctionsAsync("functions");
        await using var installation = await Installation.StartAsync(functions);
        // Of the first all resources are made; the others are what a push usually is.
        await installation.DeployAsync(new Image("first"));
        await installation.QuietAsync();

        var before = installation.Calls;
        for (var n = 1; n <= Releases; n++)
        {
            await installation.DeployAsync(new Image($"counted-{n}"));
            await installation.QuietAsync();
        }
        var after = installation.Calls;
        await Task.Delay(Idle);
        var idle = installation.Calls;

        Machine.Print();
        var ticks = Ticks(after, idle);
        Print($"one release (of {Releases}; ticks of the watchdog left out)", before, after, Releases, Ticks(before, after), Between(after, idle, ticks));
        Print($"one tick of the watchdog (of {ticks}, while nothing happens)", after, idle, ticks, 0, new Dictionary<string, double>());
    }

    private static void Print(string what, IReadOnlyList<Counted> from, IReadOnlyList<Counted> to, double times, long ticks, IReadOnlyDictionary<string, double> perTick)
    {
        Console.WriteLine($"{what,-60} {"calls",10} {"ms",10}");
        foreach (var (name, calls, milliseconds) in Difference(from, to))
        {
            var each = (calls - (ticks * perTick.GetValueOrDefault(name))) / times;
            if (each > 0.05)
                Console.WriteLine($"{name,-60} {each,10:0.0} {(milliseconds > 0 ? $"{milliseconds / calls,10:0.0}" : "")}");
        }
    }

    private static Dictionary<string, double> Between(IReadOnlyList<Counted> from, IReadOnlyList<Counted> to, long ticks) =>
        Difference(from, to).ToDictionary(d => d.Name, d => d.Calls / (double)Math.Max(1, ticks));

    private static IEnumerable<(string Name, long Calls, double Milliseconds)> Difference(IReadOnlyList<Counted> from, IReadOnlyList<Counted> to)
    {
        var earlier = from.ToDictionary(Name);
        return to.Select(c => (Name(c), c.Calls - (earlier.GetValueOrDefault(Name(c))?.Calls ?? 0), c.Milliseconds - (earlier.GetValueOrDefault(Name(c))?.Milliseconds ?? 0))).Where(d => d.Item2 > 0);
    }

    private static string Name(Counted counted) => $"{counted.Service} {counted.Operation} {counted.Program}{(counted.Key is "" or "test" ? "" : $" ({counted.Key})")}".TrimEnd();

    private static long Ticks(IReadOnlyList<Counted> from, IReadOnlyList<Counted> to) => Runs(to) - Runs(from);

    private static long Runs(IReadOnlyList<Counted> calls) => calls.Where(c => c is { Service: "lambda", Operation: "delightful-watchdog" }).Sum(c => c.Calls);
}
