using System.Diagnostics;
using Delightful.Core.Deployments;
using Delightful.Local.Installation;

namespace Delightful.Benchmarks.Burst;

/// <summary>Many pushes at once: one to each of 40 slots, and then five to each within ten seconds.</summary>
internal static class BurstBenchmark
{
    private const int Slots = 40;
    private const int EachPushed = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static async Task RunAsync()
    {
        await using var cloud = await BurstCloud.StartAsync(Slots, _ => Pushes.Tags("first-", 1).Concat(Pushes.Tags("v", EachPushed)));
        Machine.Print();
        await EverySlotAsync(cloud, "first-", 1);
        await EverySlotAsync(cloud, "v", EachPushed);
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
        Console.WriteLine($"all over after {watch.Elapsed.TotalSeconds:0} s: {Pushes.Outcomes(deployments)}; the newest push serves in {newest} of {Slots} slots");
        Console.WriteLine($"writes of slots: {all}, of them refused {refused} ({(double)refused / all:P2})");
        memory.Print();
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
}
