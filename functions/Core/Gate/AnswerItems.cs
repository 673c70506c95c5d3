namespace Delightful.Core.Gate;

/// <summary>What the organisation's policies say of a plan. They count in the fast lane too.</summary>
internal static class AnswerItems
{
    public static IEnumerable<RiskItem> Of(PolicyAnswer? answer)
    {
        if (answer is null)
            yield break;
        if (answer.Silence is { } silence)
            yield return new(RiskWords.OpaSilent, $"the organisation's policies could not be asked: {silence}", null, RiskEffect.Ask) { Points = ReviewPoints.Unknown };
        foreach (var denied in answer.Denies)
            yield return new(RiskWords.OpaDenies, denied, null, RiskEffect.Deny) { Points = ReviewPoints.PolicyDenies };
        foreach (var warned in answer.Warns)
            yield return new(RiskWords.OpaWarns, warned, null, RiskEffect.Ask) { Points = ReviewPoints.PolicyWarns };
    }
}
