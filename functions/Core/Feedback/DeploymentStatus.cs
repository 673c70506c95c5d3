using Delightful.Core.Deployments;
using Delightful.Core.Text;

namespace Delightful.Core.Feedback;

/// <summary>How a deployment stands, in the words of the repository host's own deployments.</summary>
/// <param name="State"><c>queued</c>, <c>pending</c>, <c>in_progress</c>, <c>success</c>, <c>failure</c> or <c>inactive</c>.</param>
/// <param name="Description">One sentence of at most 140 UTF-16 units; plain text.</param>
public sealed record DeploymentStatus(string State, string Description)
{
    /// <summary>The state of what no longer serves.</summary>
    public const string Inactive = "inactive";

    /// <summary>The status of a push or a promotion; null for a rollback, which is no deployment of a commit of its own, for a preview, and for what never began.</summary>
    public static DeploymentStatus? Of(Deployment deployment) => deployment.Request.Kind is not (DeploymentKind.Rollback or DeploymentKind.Preview) ? deployment.Stage switch
    {
        Stage.Ended when deployment.Timeline.IsEmpty => null,
        Stage.Ended { Outcome: Outcome.Released } => With("success", deployment),
        Stage.Ended { Outcome: Outcome.Failed or Outcome.RolledBack } => With("failure", deployment),
        Stage.Ended => With(Inactive, deployment),
        Stage.Waiting => null,
        Stage.Approving { IsApproved: false } => With("pending", deployment),
        _ => With("in_progress", deployment),
    } : null;

    private static DeploymentStatus With(string state, Deployment deployment)
    {
        var verdict = Verdict.Of(deployment, new FeedbackContext());
        return new DeploymentStatus(
            state, SafeText.Line($"{verdict.Word}: {Sentences.Readable(verdict.Sentence)}", CommitStatus.LongestDescription));
    }
}
