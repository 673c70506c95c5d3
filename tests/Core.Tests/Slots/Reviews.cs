using Delightful.Core.Gate;

namespace Delightful.Core.Tests.Slots;

/// <summary>What the review of a plan may come to.</summary>
internal static class Reviews
{
    public static readonly PlanReview Passes = new();

    public static PlanReview Asks(params string[] sentences) => new()
    {
        Verdict = ReviewVerdict.Ask,
        Score = 60,
        Level = RiskLevel.High,
        Items = [.. sentences.Select(s => new RiskItem("destroys-data", s, null, RiskEffect.Ask) { Points = 60 })],
        AskedHash = string.Join('|', sentences),
    };

    public static PlanReview Denies(string sentence) => new()
    {
        Verdict = ReviewVerdict.Deny,
        Items = [new RiskItem("public-bucket", sentence, null, RiskEffect.Deny)],
    };
}
