using System.Diagnostics;
using Delightful.Core.Deployments;
using Delightful.Local.Installation;

namespace Delightful.Benchmarks.Burst;

/// <summary>1,000 pushes to one slot, one each second, while another slot gets one now and then.</summary>
internal static class NoiseBenchmark
{
    private const int Noise = 1000;
    private const int Turns = 5;
    private const int MostTurns = 30;

    /// <summary>What the one process that plays DynamoDB here can keep up with: what is asked is whether slots share anything, not how fast that is.</summary>
    private static readonly TimeSpan _noiseEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static async Task RunAsync()
    {
        await using var cloud = await BurstCloud.StartAsync(2, service => service == 1 ? Pushes.Tags("noise-", Noise) : Pushes.Tags("quiet-", Turns).Concat(Pushes.Tags("noisy-", MostTurns)));
        Machine.Print();
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
        Console.WriteLine($"the loud slot serves {slot.Current?.Tag}; {Pushes.Outcomes([.. (await cloud.HistoryAsync(loud, Noise)).Where(d => d.Request.Tag.StartsWith("noise-", StringComparison.Ordinal))])}");
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
}
