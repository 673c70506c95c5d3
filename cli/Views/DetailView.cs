using Delightful.Core.Analysis;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Plans;
using Delightful.Core.Slots;
using Delightful.Core.Verification;

namespace Delightful.Cli.Views;

/// <summary>Everything that is known of one deployment.</summary>
/// <param name="Deployment">What every list says of it.</param>
/// <param name="Repository">The image repository.</param>
/// <param name="SourceRepository">Where the code lives.</param>
/// <param name="Commit">The commit.</param>
/// <param name="RequestedAt">When the image was pushed, or the rollback asked for.</param>
/// <param name="Replaces">The tag of the release that it would replace.</param>
/// <param name="Plan">What its plan changes.</param>
/// <param name="Review">What is to be known of the plan: its risk with the reasons, and its cost.</param>
/// <param name="Green">The test of green.</param>
/// <param name="Production">The smoke test of production.</param>
/// <param name="Recommendations">What the analysis proposes.</param>
/// <param name="Synthesised">How many lost events were made again from what the clouds said.</param>
/// <param name="Hold">The hold that its image is under now.</param>
/// <param name="Serves">True when it is the release that serves now.</param>
sealed record DetailView(
    DeploymentView Deployment,
    string Repository,
    string? SourceRepository,
    string? Commit,
    DateTimeOffset RequestedAt,
    string? Replaces,
    PlanView? Plan,
    ReviewView? Review,
    SmokeReport? Green,
    SmokeReport? Production,
    IReadOnlyList<Recommendation> Recommendations,
    int Synthesised,
    HoldView? Hold,
    bool Serves)
{
    public static DetailView Of(Deployment deployment, Slot slot, DateTimeOffset now)
    {
        var (request, tests) = (deployment.Request, (deployment.Stage as Stage.Shifting)?.Tests ?? deployment.Tests);
        return new(
            DeploymentView.Of(deployment, now),
            request.Repository,
            request.SourceRepository,
            request.Commit,
            request.RequestedAt,
            deployment.Previous?.Tag,
            PlanView.Of(deployment.Plan, deployment.PlanTextKey),
            ReviewView.Of(deployment.Review),
            tests.Green,
            tests.Smoke,
            deployment.Recommendations,
            deployment.Synthesised,
            slot.Hold is { } hold && hold.Digest == request.Digest ? new HoldView(hold.Reason, hold.Author, hold.Since, hold.Tag, hold.Digest) : null,
            slot.Current?.DeploymentId == deployment.Id);
    }
}

/// <summary>What a plan changes.</summary>
/// <param name="Summary">In a few words.</param>
/// <param name="Counts">In numbers and one by one.</param>
/// <param name="Text">Where its text is in the artifact bucket.</param>
sealed record PlanView(string Summary, PlanSummary Counts, string? Text)
{
    public static PlanView? Of(PlanSummary? plan, string? text) => plan is null
        ? null
        : new($"{PlanWords.Counts(plan)}, {(plan.ImageOnly ? PlanWords.OnlyTheImage : PlanWords.Remark(plan))}", plan, text);
}
