using Delightful.Core.Deployments;
using Delightful.Core.Slots;

namespace Delightful.Cli.Views;

/// <summary>A deployment as the command line shows it, in tables and as JSON.</summary>
sealed record DeploymentView(
    string Id,
    string Service,
    string Environment,
    DeploymentKind Kind,
    string Tag,
    string Digest,
    string Stage,
    Outcome? Outcome,
    string? Sentence,
    string? WaitsFor,
    DateTimeOffset? WaitsUntil,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    double Seconds,
    string RequestedBy,
    string? Reason,
    string CorrelationId,
    IReadOnlyList<StageView> Timeline,
    IReadOnlyList<string> Notes,
    QuestionView? Asks,
    IReadOnlyList<DecisionView> Decisions,
    PromotedView? Promoted,
    ForecastView? Forecast)
{
    /// <param name="deployment">The deployment.</param>
    /// <param name="now">The moment.</param>
    /// <param name="in">The slot it runs or waits in, for a forecast.</param>
    public static DeploymentView Of(Deployment deployment, DateTimeOffset now, Slot? @in = null)
    {
        var slot = SlotKey.TryParse(deployment.Slot)!.Value;
        var ended = deployment.Stage as Stage.Ended;
        return new(
            deployment.Id,
            slot.Service,
            slot.Environment,
            deployment.Request.Kind,
            deployment.Request.Tag,
            deployment.Request.Digest,
            deployment.Stage.Name,
            ended?.Outcome,
            ended?.Sentence,
            Progress.WaitsFor(deployment),
            (deployment.Stage as Stage.Baking)?.Until,
            deployment.AcceptedAt,
            ended?.At,
            Math.Round(((ended?.At ?? now) - deployment.AcceptedAt).TotalSeconds, 1),
            deployment.Request.RequestedBy,
            deployment.Request.Reason is "" ? null : deployment.Request.Reason,
            deployment.Request.CorrelationId,
            [.. deployment.Timeline.Select(entry => StageView.Of(entry, now))],
            deployment.Notes,
            QuestionView.Of(deployment),
            [.. deployment.Decisions.Select(DecisionView.Of)],
            PromotedView.Of(deployment.Request.Promoted),
            @in is null ? null : ForecastView.Of(Core.Forecasts.Forecast.Of(@in, deployment, now)));
    }
}

/// <summary>Where a promoted image was verified before.</summary>
sealed record PromotedView(string From, string DeploymentId, DateTimeOffset VerifiedAt)
{
    public static PromotedView? Of(Promoted? promoted) => promoted is null ? null : new(promoted.Environment, promoted.DeploymentId, promoted.VerifiedAt);
}

/// <summary>One stage of a deployment and how long it took so far.</summary>
sealed record StageView(string Stage, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, double Seconds, string? Link)
{
    public static StageView Of(TimelineEntry entry, DateTimeOffset now) => new(
        entry.Stage,
        entry.StartedAt,
        entry.EndedAt,
        Math.Round(((entry.EndedAt ?? now) - entry.StartedAt).TotalSeconds, 1),
        entry.Link);
}
