using System.Diagnostics;
using Delightful.Simulation.Scenarios;

namespace Delightful.Simulation;

/// <summary>Runs many seeds, each in its own world, as many at once as there are processors.</summary>
public static class SeedRange
{
    /// <summary>Runs the seeds from <paramref name="first"/> on. After the tenth that breaks something, no more are begun.</summary>
    /// <param name="first">The first seed.</param>
    /// <param name="count">How many.</param>
    /// <param name="over">Told after each seed, from any thread, how many are over.</param>
    public static Figures Run(int first, int count, Action<int>? over = null) => Run(first, count, mostBroken: 10, seed => Simulation.Run.Of(ScenarioSource.Of(seed)), over);

    /// <summary>Runs seeds in which nothing fails. A stall that people are told of breaks a promise there.</summary>
    public static Figures RunHealthy(int first, int count, Action<int>? over = null) => Run(
        first,
        count,
        mostBroken: 10,
        seed =>
        {
            var run = Simulation.Run.Of(StallSource.Healthy(seed));
            return run.World.Watch.Stalls is [var stall, ..] ? run with { Broken = [$"{stall.Deployment} is healthy and people are told that it stalled"] } : run;
        },
        over);

    internal static Figures Run(int first, int count, int mostBroken, Func<int, Run> runOf, Action<int>? over = null)
    {
        var started = Stopwatch.GetTimestamp();
        var (next, ended, deployments, broken) = (first - 1, 0, 0, new SortedDictionary<int, string>());
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        return new Figures(deployments, broken, Stopwatch.GetElapsedTime(started));

        void Work()
        {
            while (Volatile.Read(ref next) < first + count - 1 && Interlocked.Increment(ref next) is var seed && seed < first + count)
            {
                lock (broken)
                    if (broken.Count >= mostBroken)
                        return;
                var run = runOf(seed);
                Interlocked.Add(ref deployments, run.World.Watch.Ledger.Deployments.Count);
                if (run.Broken.Count > 0)
                    lock (broken)
                        broken.Add(seed, run.Broken[0]);
                over?.Invoke(Interlocked.Increment(ref ended));
            }
        }
    }

    /// <summary>The shortest story found that breaks what a seed breaks, as text: the scenario, what is broken, the trace.</summary>
    public static string Explain(int seed)
    {
        var run = Shrinker.Shrink(ScenarioSource.Of(seed), Guard.None);
        return string.Join(Environment.NewLine, [$"{run.Scenario}", .. run.World.Trace.Lines, .. run.Broken.Select(b => $"BROKEN: {b}")]);
    }
}

/// <summary>What came of a range of seeds.</summary>
/// <param name="Deployments">How many deployments there were.</param>
/// <param name="Broken">The seeds that broke an invariant, each with what it broke first.</param>
/// <param name="Took">How long it took.</param>
public sealed record Figures(int Deployments, IReadOnlyDictionary<int, string> Broken, TimeSpan Took)
{
    /// <summary>Deployments in a second.</summary>
    public double Rate => Deployments / Took.TotalSeconds;
}
