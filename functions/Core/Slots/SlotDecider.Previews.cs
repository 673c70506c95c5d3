using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Core.Plans;
using Delightful.Core.Services;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    /// <summary>
    /// The image of a pull request is analysed and planned, and what the plan would change is told there. It waits behind
    /// everything else, holds nothing up for longer than a plan takes, and is never applied.
    /// </summary>
    private static void Preview(Transition to, SlotEvent.ImagePushed pushed, EnvironmentSettings settings, int pullRequest)
    {
        var image = $"{pushed.Digest} {pushed.Tag}";
        if (to.Slot.Previewed.Contains(image))
            return;
        to.Slot = to.Slot with { Previewed = Transition.Newest(to.Slot.Previewed, image, Slot.KeptPreviews) };
        var preview = New(to, new DeploymentRequest
        {
            Kind = DeploymentKind.Preview,
            Tag = pushed.Tag,
            Digest = pushed.Digest,
            Repository = pushed.Service.Repository,
            RepositoryUrl = pushed.Service.RepositoryUrl,
            RequestedAt = pushed.PushedAt,
            RequestedBy = $"pull request {pullRequest}",
            CorrelationId = Correlate(SlotKey.TryParse(to.Slot.Key)!.Value, $"{image} {pushed.PushedAt.UtcTicks}"),
            SourceRepository = pushed.Service.SourceRepository,
            Commit = pushed.Commit,
            Settings = settings,
        });
        foreach (var older in to.Slot.Waiting.Where(w => IsOf(w, pullRequest)))
            to.EndAside(older, Outcome.Superseded, $"pull request {pullRequest} has a newer image");
        if (to.Active is { } active && IsOf(active, pullRequest))
            to.End(Outcome.Superseded, $"pull request {pullRequest} has a newer image");
        Enqueue(to, preview);
    }

    private static bool IsOf(Deployment deployment, int pullRequest) =>
        deployment.Request.Kind == DeploymentKind.Preview && ImageTag.Parse(deployment.Request.Tag).PullRequest == pullRequest;

    /// <summary>What would come of the plan, were it of a deployment.</summary>
    private static void Previewed(Transition to, PlanReview review)
    {
        var would = to.Active!.Plan is { IsEmpty: true } ? "nothing would change"
            : GateRules.WhyAsked(to.Active.Request.Settings, review) is { } because ? $"it would wait for approval: {because}"
            : "it would be deployed unasked";
        if (GateRules.WhyDenied(review) is { } denied)
            to.End(Outcome.Rejected, $"it would be refused: {denied}");
        else
            to.End(Outcome.Previewed, would);
    }
}
