using System.Collections.Immutable;
using Delightful.Core.Plans;
using Delightful.Core.Slots;

namespace Delightful.Core.Gate;

/// <summary>Says what a person should know of a plan, and what it means for the gate.</summary>
public static class PlanReviewer
{
    /// <summary>Reads a plan, in one pass and with the memory of its largest single value.</summary>
    /// <param name="planJson">The plan, as Terraform shows it.</param>
    /// <param name="settings">What the policies mean in this environment.</param>
    /// <param name="slot">Whose plan it is; null for one of no slot, of which no role can be another's.</param>
    /// <exception cref="PlanUnreadableException">It is no plan, is of an unknown format, or is one that must not be applied.</exception>
    public static PlanReading Read(Stream planJson, GateSettings settings, SlotKey? slot = null)
    {
        using var judge = new PlanJudge(settings, slot);
        var (summary, losses) = PlanReader.Read(planJson, judge);
        judge.Complete();
        return new(summary, judge.Findings, judge.LeftOut, judge.Cost, judge.Architectures, losses + judge.Hash());
    }

    /// <summary>Reviews a plan that was read.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="settings">From when on a person is asked.</param>
    /// <param name="variables">How the generated variables differ from the last applied ones; null when nothing was applied before.</param>
    /// <param name="answer">What the organisation's policies say; null when there are none.</param>
    /// <param name="builtFor">The platforms that the image is built for, such as <c>linux/amd64</c>; empty when it does not say.</param>
    public static PlanReview Review(
        PlanReading plan, GateSettings settings, VariableChanges? variables = null, PolicyAnswer? answer = null, IReadOnlyCollection<string>? builtFor = null)
    {
        var items = new List<RiskItem>();
        items.AddRange(LossItems.Of(plan.Summary, settings));
        items.AddRange(plan.Findings);
        items.AddRange(WholeItems.Of(plan, settings, variables));
        if (plan.Summary.ImageOnly)
            items = [.. items.Select(Unasked)];
        items.AddRange(AnswerItems.Of(answer));
        if (PlatformItem.Of(plan.Architectures, builtFor ?? []) is { } unfit)
            items.Add(unfit);
        var lossesLeftOut = plan.Summary.Delete + plan.Summary.Replace + plan.Summary.Forget - plan.Summary.Revisions - plan.Summary.Changes.Count(c => c.IsLoss);
        var score = Math.Min(100, items.Sum(i => i.Points) + plan.LeftOut.Points + Math.Max(0, Math.Min(100, lossesLeftOut)));
        if (score >= settings.HighScore && !plan.Summary.ImageOnly)
            items.Add(new(RiskWords.HighScore, $"the risk score is {score}; {settings.HighScore} and more ask", null, RiskEffect.Ask));
        if (settings.AlwaysAsks)
            items.Add(new(RiskWords.EnvironmentAsks, "this environment asks whatever the plan says", null, RiskEffect.Ask));
        ImmutableArray<RiskItem> sorted = [.. items.OrderByDescending(i => i.Effect).ThenByDescending(i => i.Points)];
        return new PlanReview
        {
            Score = score,
            Level = ReviewPoints.LevelOf(score),
            Items = [.. sorted.Take(PlanReview.MostItems)],
            LeftOut = Math.Max(0, sorted.Length - PlanReview.MostItems) + plan.LeftOut.Count + Math.Max(0, lossesLeftOut),
            Cost = plan.Cost,
            Verdict = VerdictOf(sorted),
            AskedHash = AskedHash.Of(sorted, plan.Fingerprint),
        };
    }

    /// <summary>In the fast lane nothing of the plan asks. What denies still denies.</summary>
    private static RiskItem Unasked(RiskItem item) => item.Effect is RiskEffect.Ask ? item with { Effect = RiskEffect.Warn } : item;

    private static ReviewVerdict VerdictOf(ImmutableArray<RiskItem> sorted) =>
        sorted is [{ Effect: RiskEffect.Deny }, ..] ? ReviewVerdict.Deny
        : sorted.Any(i => i.Code is RiskWords.OpaSilent) ? ReviewVerdict.Inconclusive
        : sorted is [{ Effect: RiskEffect.Ask }, ..] ? ReviewVerdict.Ask
        : ReviewVerdict.Pass;
}
