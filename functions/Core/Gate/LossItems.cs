using Delightful.Core.Plans;

namespace Delightful.Core.Gate;

/// <summary>What a plan destroys, replaces and forgets, and which new revisions it makes.</summary>
internal static class LossItems
{
    public static IEnumerable<RiskItem> Of(PlanSummary plan, GateSettings settings) =>
        plan.Changes.Where(c => c.IsLoss).Select(c => Of(c, settings)).Concat(plan.ImageOnly ? [] : plan.Changes.Where(IsRevision).Select(Revision));

    private static bool IsRevision(PlannedChange change) => change.Kind is ChangeKind.Replace && !change.IsLoss;

    private static RiskItem Revision(PlannedChange change) =>
        new(RiskWords.NewRevision, $"gets a new revision{For(change)}", change.Address, RiskEffect.Tell);

    private static RiskItem Of(PlannedChange change, GateSettings settings)
    {
        var (code, sentence, points) = (change.Kind, change.HoldsData) switch
        {
            (ChangeKind.Delete, true) => (RiskWords.DestroysData, "is destroyed with the data that it holds", ReviewPoints.DestroysData),
            (ChangeKind.Delete, false) => (RiskWords.Destroys, "is destroyed", ReviewPoints.Destroys),
            (ChangeKind.Replace, true) => (RiskWords.ReplacesData, $"is replaced by an empty one{For(change)}", ReviewPoints.ReplacesData),
            (ChangeKind.Replace, false) => (RiskWords.Replaces, $"is replaced{Order(change)}{For(change)}", ReviewPoints.Replaces),
            (_, true) => (RiskWords.ForgetsData, "is no longer looked after, with the data that it holds", ReviewPoints.ForgetsData),
            _ => (RiskWords.Forgets, "is no longer looked after", ReviewPoints.Forgets),
        };
        var effect = change.HoldsData || settings.AsksToDestroy ? RiskEffect.Ask : RiskEffect.Warn;
        return new(code, sentence, change.Address, effect) { Points = points };
    }

    private static string Order(PlannedChange change) => change.CreatesFirst ? ", the new one first" : ", the old one goes first";

    private static string For(PlannedChange change) => change.ReplacedFor is { } reasons ? $", because of {reasons}" : "";
}
