using Delightful.Core.Deployments;

namespace Delightful.Core.Figures;

/// <summary>Reads the team figures from the history of a slot. A pure function of the deployments.</summary>
public static class FigureReader
{
    /// <summary>The figures of a slot.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="history">Its deployments of those days, in any order.</param>
    /// <param name="days">How many days the history covers.</param>
    public static TeamFigures Read(string slot, IEnumerable<Deployment> history, int days)
    {
        var over = history.Where(d => d.IsOver).OrderBy(End).ToList();
        var releases = over.Where(d => d.Request.Kind != DeploymentKind.Rollback && IsRelease(d)).ToList();
        var changes = over.Where(d => d.Request.Kind != DeploymentKind.Rollback && HadTraffic(d)).ToList();
        var failures = changes.Select(change => FailureOf(change, over)).OfType<Failure>().ToList();
        return new TeamFigures(
            slot,
            days,
            releases.Count,
            Durations.Of(releases.Select(d => End(d) - d.Request.PushedAt)),
            changes.Count,
            failures.Count,
            Durations.Of(failures.Where(f => f.RestoredAt is not null).Select(f => f.RestoredAt!.Value - f.NoticedAt)),
            failures.Count(f => f.RestoredAt is null));
    }

    /// <summary>How a change failed and when that was over; null when it stayed.</summary>
    private static Failure? FailureOf(Deployment change, List<Deployment> over)
    {
        if (Outcome(change) != Deployments.Outcome.Released)
        {
            var noticed = change.Timeline.LastOrDefault(t => t.Stage == "rollback")?.StartedAt ?? End(change);
            return new Failure(noticed, Outcome(change) == Deployments.Outcome.RolledBack ? End(change) : NextGood(over, End(change)));
        }
        var undo = over.FirstOrDefault(d => d.Request.Kind == DeploymentKind.Rollback && d.Previous?.DeploymentId == change.Id && HadTraffic(d));
        return undo is null ? null : new Failure(undo.Request.RequestedAt, Outcome(undo) == Deployments.Outcome.Released ? End(undo) : NextGood(over, End(undo)));
    }

    private static DateTimeOffset? NextGood(List<Deployment> over, DateTimeOffset after) =>
        over.FirstOrDefault(d => IsRelease(d) && End(d) > after) is { } good ? End(good) : null;

    /// <summary>What served already ends as released too, but nothing was done.</summary>
    private static bool IsRelease(Deployment deployment) => Outcome(deployment) == Deployments.Outcome.Released && HadTraffic(deployment);

    /// <summary>Green that failed its test never got traffic: nobody was served by it.</summary>
    private static bool HadTraffic(Deployment deployment) =>
        deployment.Timeline.Any(t => t.Stage == "bake") || deployment.Tests is { Green.Passed: true } or { SmokeHook: not null } or { Smoke: not null };

    private static Outcome Outcome(Deployment deployment) => ((Stage.Ended)deployment.Stage).Outcome;

    private static DateTimeOffset End(Deployment deployment) => ((Stage.Ended)deployment.Stage).At;

    private sealed record Failure(DateTimeOffset NoticedAt, DateTimeOffset? RestoredAt);
}
