using System.Globalization;
using Delightful.Core.Plans;

namespace Delightful.Core.Gate;

/// <summary>What is to be said of a plan as a whole.</summary>
internal static class WholeItems
{
    private const int MostNames = 6;

    public static IEnumerable<RiskItem> Of(PlanReading plan, GateSettings settings, VariableChanges? variables)
    {
        var summary = plan.Summary;
        if (summary.Total > settings.MostChanges)
            yield return Asks(RiskWords.ManyChanges, ReviewPoints.ManyChanges, $"{summary.Total} resources change; more than {settings.MostChanges} ask");
        if (summary.Drift > 0)
            yield return new(RiskWords.Drift, Drift(summary), null, RiskEffect.Warn) { Points = ReviewPoints.Drift };
        if (plan.Cost.Change > settings.MostMonthlyIncrease)
            yield return Asks(RiskWords.CostRises, ReviewPoints.CostRises, Say($"it costs {plan.Cost.Change:0.00} {plan.Cost.Currency} a month more by list prices; more than {settings.MostMonthlyIncrease:0.##} asks"));
        if (variables is { IsKnown: false })
            yield return Asks(RiskWords.VariablesUnknown, ReviewPoints.Variables, "the generated variables cannot be compared with those the current release was applied with");
        else if (variables is not null && Differs(variables, settings) is { } sentence)
            yield return Asks(RiskWords.VariablesDiffer, ReviewPoints.Variables, sentence);
    }

    private static string? Differs(VariableChanges variables, GateSettings settings)
    {
        var leaps = variables.Leaps.Where(l => l.Factor > settings.MostVariableFactor).Take(MostNames).Select(l => Say($"{l.Name} from {l.Before:0.####} to {l.After:0.####}")).ToList();
        if (leaps.Count > 0)
            return Say($"generated variables leap by more than {settings.MostVariableFactor:0.##} times: {string.Join(", ", leaps)}");
        return variables.Names.Length > settings.MostVariableChanges
            ? $"{variables.Names.Length} generated variables differ from the last applied ones, more than {settings.MostVariableChanges} ask: {string.Join(", ", variables.Names.Take(MostNames))}"
            : null;
    }

    private static string Drift(PlanSummary plan)
    {
        var drifted = plan.Changes.Where(c => c.Drifted).Select(c => c.Address).Take(3).ToList();
        return $"{plan.Drift} of the resources that it changes {(plan.Drift == 1 ? "was" : "were")} changed outside Terraform too{(drifted.Count == 0 ? "" : $": {string.Join(", ", drifted)}")}";
    }

    private static RiskItem Asks(string code, int points, string sentence) => new(code, sentence, null, RiskEffect.Ask) { Points = points };

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
