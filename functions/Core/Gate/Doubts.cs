using System.Collections.Immutable;
using Delightful.Core.Deployments;

namespace Delightful.Core.Gate;

/// <summary>
/// What could not be determined about a plan. A review that something did not answer is inconclusive: nobody takes that for a
/// yes, and a person decides on what they see themselves.
/// </summary>
public static class Doubts
{
    private const string NoReview = "there is no review of it";

    /// <summary>True while a deployment asks because its plan could not be judged: that is another question than one about what was found in it.</summary>
    public static bool IsInconclusive(Deployment deployment) =>
        deployment is { Stage: Stage.Approving { IsApproved: false }, Review.Verdict: ReviewVerdict.Inconclusive };

    /// <summary>True for an item that says what could not be determined, and not what was found.</summary>
    public static bool IsDoubt(RiskItem item) => item.Code is RiskWords.OpaSilent or RiskWords.NotLookedAt or RiskWords.VariablesUnknown;

    /// <summary>What could not be determined and why, each as a sentence; never empty for an inconclusive review.</summary>
    public static ImmutableArray<string> Of(PlanReview review) =>
        review.Items.Where(IsDoubt).Select(GateRules.Say).ToImmutableArray() is { IsEmpty: false } doubts ? doubts
        : review.Verdict is ReviewVerdict.Inconclusive ? [NoReview]
        : [];
}
