using Delightful.Core.Deployments;
using Delightful.Core.Forecasts;
using Delightful.Core.Slots;
using Delightful.Local.Installation;

namespace Delightful.Benchmarks.Burst;

/// <summary>
/// How often nine of ten really are nine of ten: slots release one image after another side by side, and what was forecast for
/// the whole of each when it began is held against what it took.
/// </summary>
internal static class ForecastBenchmark
{
    private const int Slots = 4;
    private const int Releases = 30;
    private const double Speed = 20;

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);

    public static async Task RunAsync()
    {
        await using var cloud = await BurstCloud.StartAsync(Slots, _ => Enumerable.Range(1, Releases).Select(Tag), Speed);
        Machine.Print();
        var held = (await Task.WhenAll(cloud.Services.Select(service => ReleaseAllAsync(cloud, service)))).SelectMany(one => one).ToList();
        var (likely, late) = (held.Count(h => h.Took <= h.Forecast.Likely), held.Count(h => h.Took <= h.Forecast.Late));
        Console.WriteLine($"{held.Count} forecasts of {Slots * Releases} releases: {(double)late / held.Count:P1} took no longer than nine of ten should, {(double)likely / held.Count:P1} no longer than the likely time");
        Console.WriteLine($"they took {held.Min(h => h.Took.TotalSeconds):0.0} to {held.Max(h => h.Took.TotalSeconds):0.0} s");
        Machine.Print();
    }

    private static async Task<IReadOnlyList<(Expectation Forecast, TimeSpan Took)>> ReleaseAllAsync(BurstCloud cloud, LocalService service)
    {
        var held = new List<(Expectation, TimeSpan)>();
        for (var number = 1; number <= Releases; number++)
        {
            var before = await cloud.SlotAsync(service);
            await cloud.PushAsync(service, Tag(number));
            var over = await OverAsync(cloud, service, Tag(number));
            if (ForecastOf(before, over) is { } forecast)
                held.Add((forecast, TimeSpan.FromSeconds(Pace.Of(over, ((Stage.Ended)over.Stage).At).Whole)));
        }
        return held;
    }

    /// <summary>What was said of the whole at its start; null while too few are known.</summary>
    private static Expectation? ForecastOf(Slot before, Deployment deployment) =>
        Forecast.Of(before, deployment with { Stage = new Stage.Waiting(""), Timeline = [] }, deployment.AcceptedAt).Whole;

    private static async Task<Deployment> OverAsync(BurstCloud cloud, LocalService service, string tag)
    {
        for (var until = DateTimeOffset.UtcNow + _patience; DateTimeOffset.UtcNow < until; await Task.Delay(200, cloud.Ending))
            if ((await cloud.HistoryAsync(service, 2)).FirstOrDefault(d => d.Request.Tag == tag) is { IsOver: true } over && !(await cloud.SlotAsync(service)).IsBusy)
                return over;
        throw new TimeoutException($"{tag} of {service.Name} did not end");
    }

    private static string Tag(int number) => $"v{number}";
}
