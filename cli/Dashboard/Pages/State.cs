using Delightful.Cli.Views;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Gate;

namespace Delightful.Cli.Dashboard.Pages;

/// <summary>How something stands, as a shape and a word.</summary>
/// <param name="Name">Chooses the shape and the colour.</param>
/// <param name="Word">The word.</param>
sealed record State(string Name, string Word)
{
    public static State Held { get; } = new("held", "held");

    public static State Idle { get; } = new("idle", "idle");

    public static State Of(Deployment deployment) => deployment switch
    {
        { Stage: Stage.Ended ended } => Of(ended.Outcome),
        { Stalled: true } => new("stalled", "stalled"),
        { Stage: Stage.Waiting } => new("waiting", "waiting"),
        _ when Doubts.IsInconclusive(deployment) => new("inconclusive", "inconclusive, waits for approval"),
        { Stage: Stage.Approving { IsApproved: false } } => new("asking", "waits for approval"),
        { Stage: Stage.RollingBack } => new("rollingback", "rolling back"),
        _ => new("running", deployment.Stage.Name),
    };

    public static State Of(Outcome outcome) => new(outcome.ToString().ToLowerInvariant(), Look.Name(outcome));

    public static State Of(StepState step) => step switch
    {
        StepState.Done => new("done", "done"),
        StepState.Running => new("running", "running"),
        StepState.Failed => new("failed", "failed"),
        StepState.Skipped => new("skipped", "not run"),
        StepState.Asking => new("asking", "waits for approval"),
        StepState.Inconclusive => new("inconclusive", "inconclusive, waits for approval"),
        _ => new("coming", "to come"),
    };

    /// <summary>The shape and the word.</summary>
    public Html Show() => Html.Of($"""<span class="state {Name}">{Icon.Of(Name)}<span>{Word}</span></span>""");
}
