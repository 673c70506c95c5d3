using Delightful.Core.Deployments;
using Delightful.Core.Text;

namespace Delightful.Core.Feedback;

/// <summary>The status of a deployment on its commit: only a verified release is a success.</summary>
/// <param name="State">One of GitHub's words: <c>pending</c>, <c>success</c>, <c>failure</c>, <c>error</c>.</param>
/// <param name="Description">One sentence of at most 140 UTF-16 units; plain text.</param>
/// <param name="Context">Tells the statuses of a commit apart: <c>delightful/web-app/dev</c>.</param>
public sealed record CommitStatus(string State, string Description, string Context)
{
    /// <summary>GitHub refuses a longer description.</summary>
    public const int LongestDescription = 140;

    /// <summary>
    /// What runs or waits is pending. What was never tried through no fault of the commit (held, superseded, cancelled)
    /// is an error, so that nothing stays pending for ever and nothing undeployed looks released. A rollback that a person
    /// asked for says nothing (null) about the commit that it leaves, until it has left it: then that one failed.
    /// </summary>
    public static CommitStatus? Of(Deployment deployment) => (deployment.Request.Kind, deployment.Stage) switch
    {
        (DeploymentKind.Rollback, Stage.Ended { Outcome: Outcome.Released }) => With("failure", deployment),
        (DeploymentKind.Rollback, _) => null,
        (_, Stage.Ended { Outcome: Outcome.Released }) when deployment.Tested is { Passed: false } => With("failure", deployment),
        (_, Stage.Ended { Outcome: Outcome.Released or Outcome.Previewed }) => With("success", deployment),
        (_, Stage.Ended { Outcome: Outcome.Failed or Outcome.RolledBack }) => With("failure", deployment),
        (_, Stage.Ended) => With("error", deployment),
        _ => With("pending", deployment),
    };

    private static CommitStatus With(string state, Deployment deployment)
    {
        var verdict = Verdict.Of(deployment, new FeedbackContext());
        return new CommitStatus(state, SafeText.Line($"{verdict.Word}: {Sentences.Readable(verdict.Sentence)}", LongestDescription), $"delightful/{deployment.Slot}");
    }
}
