using Delightful.Core.Deployments;
using Delightful.Core.Services;

namespace Delightful.Core.Gate;

/// <summary>What a reviewed plan means: it is applied, a person is asked, or it is refused.</summary>
public static class GateRules
{
    /// <summary>How many of the things that ask are named in a sentence.</summary>
    private const int MostNamed = 3;

    /// <summary>What is not known is not passed.</summary>
    public static PlanReview NotReviewed { get; } = new() { Verdict = ReviewVerdict.Inconclusive };

    /// <summary>Why a plan is refused whoever approves, in one sentence; null when it is not.</summary>
    public static string? WhyDenied(PlanReview review) => review.Verdict != ReviewVerdict.Deny ? null
        : Named(review, RiskEffect.Deny) is { Length: > 0 } named ? named
        : "a policy denies it";

    /// <summary>Why a person is asked before a plan is applied, in one sentence; null when nobody is.</summary>
    public static string? WhyAsked(EnvironmentSettings settings, PlanReview review) => review.Verdict switch
    {
        ReviewVerdict.Inconclusive => Named(review, RiskEffect.Ask) is { Length: > 0 } unknown
            ? $"the plan could not be judged for certain: {unknown}"
            : "the plan could not be judged",
        ReviewVerdict.Ask when Named(review, RiskEffect.Ask) is { Length: > 0 } asks => asks,
        ReviewVerdict.Ask => "the plan asks for a person",
        _ when settings.EffectiveGate.AlwaysAsks => $"{settings.Name} always asks",
        _ => null,
    };

    /// <summary>
    /// The approval that still holds for a plan: it was for the same image and for exactly what asks now, and it has not
    /// expired. Null when there is none.
    /// </summary>
    public static GateDecision? Holding(Deployment deployment, PlanReview review, DateTimeOffset now) =>
        deployment.Decisions is [.., { Approves: true } last] && now < last.Until && last.Digest == deployment.Request.Digest
            && last.AskedHash == review.AskedHash && (review.Verdict == last.Verdict || review.Verdict == ReviewVerdict.Pass)
                ? last
                : null;

    /// <summary>Why an approval no longer holds, to be put before what is asked now; empty when there was none.</summary>
    public static string WhyAgain(Deployment deployment, DateTimeOffset now) => deployment.Decisions is not [.., { Approves: true } last] ? ""
        : now >= last.Until ? $"the approval of {last.By.Title} has expired; "
        : $"{last.By.Title} approved something else, and this is new since then: ";

    /// <summary>True when nothing stands between a reviewed plan and its apply.</summary>
    public static bool MayApply(Deployment deployment, PlanReview review) => review.Verdict != ReviewVerdict.Deny
        && (WhyAsked(deployment.Request.Settings, review) is null || deployment.Decisions.Any(d => d.Approves && d.AskedHash == review.AskedHash));

    /// <summary>An item as a whole sentence: the resource it is about, then what is to be known of it.</summary>
    public static string Say(RiskItem item) => item.Address is { } address ? $"{address} {item.Sentence}" : item.Sentence;

    /// <summary>What has an effect, in the order of the review.</summary>
    private static string Named(PlanReview review, RiskEffect effect)
    {
        var all = review.Items.Where(i => i.Effect == effect).Select(Say).ToList();
        var more = all.Count - MostNamed;
        return string.Join("; ", all.Take(MostNamed)) + (more > 0 ? $"; and {more} more" : "");
    }
}
