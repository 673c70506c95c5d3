using System.Diagnostics;
using Delightful.Core.Deployments;
using Delightful.Local.Installation;

namespace Delightful.Benchmarks.Burst;

/// <summary>
/// Many pushes at once: one to each of 40 slots, then five to each within ten seconds, and then 1,000 to one slot, two a second,
/// while another slot gets one now and then.
/// </summary>
internal static class BurstBenchmark
{
    private const int Slots = 40;
    private const int EachPushed = 5;
    private const int Noise = 1000;
    private const int Turns = 3;
    private const int MostTurns = 20;

    /// <summary>About half of what the one process that plays DynamoDB here can keep up with: what is asked is whether slots share anything, not how fast that is.</summary>
    private static readonly TimeSpan _noiseEvery = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static async Task RunAsync()
    {
        await using var cloud = await BurstCloud.StartAsync(Slots, service => service switch
        {
            1 => Tags("first-", 1).Concat(Tags("v", EachPushed)).Concat(Tags("noise-", Noise)),
            2 => Tags("first-", 1).Concat(Tags("v", EachPushed)).Concat(Tags("quiet-", Turns)).Concat(Tags("noisy-", MostTurns)),
            _ => Tags("first-", 1).Concat(Tags("v", EachPushed)),
        });
        Machine.Print();
        await EverySlotAsync(cloud, "first-", 1);
        await EverySlotAsync(cloud, "v", EachPushed);
        await OneSlotAsync(cloud);
        Machine.Print();
    }

    private static async Task EverySlotAsync(BurstCloud cloud, string prefix, int each)
    {
        cloud.Writes.Take();
        using var memory = new Memory();
        var watch = Stopwatch.StartNew();
        for (var round = 1; round <= each; round++)
        {
            // Which of two pushes is newer is known to the second.
            if (round > 1)
                await Task.Delay(TimeSpan.FromSeconds(1.1), cloud.Ending);
            await Task.WhenAll(cloud.Services.Select(service => cloud.PushAsync(service, $"{prefix}{round}")));
        }
        Console.WriteLine($"{Slots * each} pushes to {Slots} slots in {watch.Elapsed.TotalSeconds:0.0} s");

        var deployments = new List<Deployment>();
        var newest = 0;
        foreach (var service in cloud.Services)
        {
            deployments.AddRange(await AllOverAsync(cloud, service, prefix, each));
            if ((await cloud.SlotAsync(service)).Current?.Tag == $"{prefix}{each}")
                newest++;
        }
        var (all, refused) = cloud.Writes.Take();
        Console.WriteLine($"all over after {watch.Elapsed.TotalSeconds:0} s: {Outcomes(deployments)}; the newest push serves in {newest} of {Slots} slots");
        Console.WriteLine($"writes of slots: {all}, of them refused {refused} ({(double)refused / all:P2})");
        memory.Print();
    }

    private static async Task OneSlotAsync(BurstCloud cloud)
    {
        var (loud, other) = (cloud.Services[0], cloud.Services[1]);
        Samples quiet = new(), noisy = new();
        for (var turn = 1; turn <= Turns; turn++)
            quiet.Add(await StartAsync(cloud, other, $"quiet-{turn}"));

        var noise = PushAllAsync(cloud, loud);
        for (var turn = 1; turn <= Turns || (turn <= MostTurns && !noise.IsCompleted); turn++)
            noisy.Add(await StartAsync(cloud, other, $"noisy-{turn}"));
        await noise;
        Console.WriteLine($"from a push to its plan: quiet {quiet.Median:0.00} s, beside {Noise} pushes to another slot, one each {_noiseEvery.TotalSeconds:0.0} s, {noisy.Median:0.00} s ({noisy.Least:0.00} to {noisy.Most:0.00}), ratio of the medians {noisy.Median / quiet.Median:0.00}");
        await IdleAsync(cloud, loud);
        var slot = await cloud.SlotAsync(loud);
        Console.WriteLine($"the loud slot serves {slot.Current?.Tag}; {Outcomes([.. (await cloud.HistoryAsync(loud, Noise)).Where(d => d.Request.Tag.StartsWith("noise-", StringComparison.Ordinal))])}");
    }

    private static async Task PushAllAsync(BurstCloud cloud, LocalService loud)
    {
        using var timer = new PeriodicTimer(_noiseEvery);
        for (var n = 1; n <= Noise && await timer.WaitForNextTickAsync(cloud.Ending); n++)
            await cloud.PushAsync(loud, $"noise-{n}");
    }

    /// <summary>The time from a push to the moment at which its plan is asked for, in a slot that is idle.</summary>
    private static async Task<TimeSpan> StartAsync(BurstCloud cloud, LocalService service, string tag)
    {
        await IdleAsync(cloud, service);
        var pushed = DateTimeOffset.UtcNow;
        await cloud.PushAsync(service, tag);
        while (DateTimeOffset.UtcNow - pushed < Patience)
        {
            if ((await cloud.HistoryAsync(service, 3)).FirstOrDefault(d => d.Request.Tag == tag) is { } found
                && found.Timeline.FirstOrDefault(t => t.Stage == "plan") is { } plan)
                return plan.StartedAt - pushed;
            await Task.Delay(100, cloud.Ending);
        }
        throw new TimeoutException($"{tag} of {service.Name} did not start");
    }

    private static async Task IdleAsync(BurstCloud cloud, LocalService service)
    {
        for (var watch = Stopwatch.StartNew(); (await cloud.SlotAsync(service)).IsBusy; await Task.Delay(200, cloud.Ending))
            if (watch.Elapsed > Patience)
                throw new TimeoutException($"{service.Name} is still busy");
    }

    private static async Task<IReadOnlyList<Deployment>> AllOverAsync(BurstCloud cloud, LocalService service, string prefix, int expected)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(500, cloud.Ending))
        {
            var all = (await cloud.HistoryAsync(service, expected)).Where(d => d.Request.Tag.StartsWith(prefix, StringComparison.Ordinal)).ToList();
            if (all.Count == expected && all.All(d => d.IsOver))
                return all;
            if (watch.Elapsed > Patience)
                throw new TimeoutException($"{service.Name}: {all.Count(d => d.IsOver)} of {expected} deployments are over");
        }
    }

    private static IEnumerable<string> Tags(string prefix, int count) => Enumerable.Range(1, count).Select(n => $"{prefix}{n}");

    private static string Outcomes(IReadOnlyCollection<Deployment> deployments) => string.Join(
        ", ", deployments.GroupBy(d => d.Stage is Stage.Ended ended ? ended.Outcome.ToString() : "running").OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}"));
}
