using System.Collections.Immutable;
using Delightful.Core.Deployments;
using Delightful.Core.Forecasts;
using Delightful.Core.Slots;

namespace Delightful.Core.Feedback;

/// <summary>What a renderer is told beside the deployment itself. Everything is optional: what is absent is not shown.</summary>
public sealed record FeedbackContext
{
    /// <summary>The dashboard people look at.</summary>
    public string? DashboardUrl { get; init; }

    /// <summary>The plan as text, as it came from the build: it is masked, coloured and cut when it is rendered.</summary>
    public string? PlanText { get; init; }

    /// <summary>Where the whole plan text can be read.</summary>
    public string? PlanTextUrl { get; init; }

    /// <summary>Where the service answers.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Its place in the queue; null when it does not wait.</summary>
    public QueuePlace? Queue { get; init; }

    /// <summary>What the slot's history says about the deployment; null when nobody asked it.</summary>
    public Forecast? Forecast { get; init; }

    /// <summary>Since when its smoke test runs; null while it does not.</summary>
    public DateTimeOffset? SmokeSince { get; init; }

    /// <summary>The hold of the slot; null when there is none.</summary>
    public Hold? Hold { get; init; }

    /// <summary>The release that a rollback would restore; null when there is none.</summary>
    public Release? Target { get; init; }

    /// <summary>True when the deployment is the release that serves and nothing else runs: then it is what a comment on its pull request speaks of.</summary>
    public bool Serves { get; init; }

    /// <summary>How long a new rollout takes to bring a release back; null when too few did.</summary>
    public Expectation? WayBack { get; init; }

    /// <summary>The other deployments of the pull request that were told in the same comment, newest first.</summary>
    public ImmutableArray<EarlierRun> Earlier { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>True where the chat can be answered: then its messages have buttons.</summary>
    public bool Answerable { get; init; }

    /// <summary>What the slot tells about one of its deployments.</summary>
    public static FeedbackContext Of(Slot slot, Deployment deployment, DateTimeOffset now)
    {
        var rollout = deployment.Stage switch
        {
            Stage.Shifting shifting => shifting.Target,
            Stage.Baking baking => baking.Target,
            Stage.Testing testing => testing.Target,
            Stage.Ended when slot.Current?.Digest == deployment.Request.Digest => slot.Current.Target,
            _ => null,
        };
        return new FeedbackContext
        {
            DashboardUrl = rollout?.DashboardUrl,
            ServiceUrl = rollout?.ServiceUrl,
            Queue = QueuePlace.Of(slot, deployment),
            SmokeSince = slot.Active?.Id == deployment.Id ? slot.Outbox.LastOrDefault(c => c.Command is SlotCommand.SmokeTest)?.IssuedAt : null,
            Hold = slot.Hold,
            Serves = slot.Active is null && slot.Current?.DeploymentId == deployment.Id,
            Forecast = Forecast.Of(slot, deployment, now),
            WayBack = Expectation.Of([.. slot.Paces.Where(p => p.Kind is DeploymentKind.Rollback).Select(p => p.Whole)]),
            Target = deployment.IsOver
                ? slot.Releases.SkipWhile(r => r.DeploymentId != slot.Current?.DeploymentId).Skip(1).FirstOrDefault()
                : deployment.Previous,
        };
    }
}
