using Delightful.Cli.Dashboard.Pages;
using Delightful.Cli.Dashboard.Reading;
using Delightful.Core.Figures;
using Delightful.Core.Slots;

namespace Delightful.Cli.Dashboard.Metrics;

/// <summary>What the registry knows, as metrics: how each slot stands, and its team figures.</summary>
static class RegistryMetrics
{
    /// <summary>How many days the figures cover.</summary>
    public const int Days = 30;

    public static string Write(Reading<Board> reading, IReadOnlyList<TeamFigures> figures)
    {
        var (metrics, slots) = (new MetricsWriter(), reading.Value?.Slots ?? []);
        metrics.Gauge("delightful_registry_up", "1 when the registry answered the last time it was asked.", [new Sample(reading.Problem is null ? 1 : 0)]);
        if (reading.ReadAt is { } at)
            metrics.Gauge("delightful_registry_read_timestamp_seconds", "When the registry was read last.", [new Sample(Unix(at))]);
        metrics.Gauge("delightful_deployments_running", "Deployments that run in a slot: 0 or 1.", slots.Select(slot => Of(slot, slot.Active is null ? 0 : 1)));
        metrics.Gauge("delightful_deployments_waiting", "Deployments that wait for a slot.", slots.Select(slot => Of(slot, slot.Waiting.Length)));
        metrics.Gauge("delightful_deployment_stalled", "1 while nothing is heard of a running deployment.", slots.Select(slot => Of(slot, slot.Active?.Stalled == true ? 1 : 0)));
        metrics.Gauge("delightful_slot_held", "1 while automation may not deploy in a slot.", slots.Select(slot => Of(slot, slot.Hold is null ? 0 : 1)));
        metrics.Gauge("delightful_release_verified_timestamp_seconds", "When the release that serves was verified.", slots.Where(slot => slot.Current is not null).Select(slot => Of(slot, Unix(slot.Current!.VerifiedAt))));
        metrics.Gauge("delightful_releases", $"Pushes of the last {Days} days that became verified releases.", figures.Select(f => Of(f, f.Releases)));
        metrics.Gauge("delightful_changes", $"Pushes of the last {Days} days that got production traffic.", figures.Select(f => Of(f, f.Changes)));
        metrics.Gauge("delightful_changes_failed", $"Those of the last {Days} days that did not stay.", figures.Select(f => Of(f, f.Failures)));
        metrics.Gauge("delightful_changes_not_restored", "Failures after which nothing was verified yet.", figures.Select(f => Of(f, f.NotRestored)));
        metrics.Gauge("delightful_lead_time_seconds", $"From the push of an image to its verified release, of the last {Days} days.", figures.SelectMany(f => Quantiles(f, f.LeadTime)));
        metrics.Gauge("delightful_time_to_restore_seconds", $"From a failure to a verified release, of the last {Days} days.", figures.SelectMany(f => Quantiles(f, f.TimeToRestore)));
        return metrics.ToString();
    }

    static IEnumerable<Sample> Quantiles(TeamFigures figures, Durations durations)
    {
        if (durations.Median is { } median)
            yield return new(median.TotalSeconds, [.. Names(figures.Slot), ("quantile", "0.5")]);
        if (durations.P90 is { } p90)
            yield return new(p90.TotalSeconds, [.. Names(figures.Slot), ("quantile", "0.9")]);
    }

    static Sample Of(Slot slot, double value) => new(value, Names(slot.Key));

    static Sample Of(TeamFigures figures, double value) => new(value, Names(figures.Slot));

    static (string, string)[] Names(string slot)
    {
        var key = SlotKey.TryParse(slot)!.Value;
        return [("service", key.Service), ("environment", key.Environment)];
    }

    static double Unix(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000.0;
}
