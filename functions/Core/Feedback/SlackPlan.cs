using System.Globalization;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;

namespace Delightful.Core.Feedback;

/// <summary>What a message says of the plan: the counts, and what may lose something.</summary>
internal static class SlackPlan
{
    private const int MostRisks = 5;

    public static void Add(SlackBlocks blocks, Deployment deployment)
    {
        if (deployment.Plan is not { } plan)
            return;
        var drift = PlanWords.Drift(plan) is { Length: > 0 } sentence ? $". {sentence.TrimEnd('.')}" : "";
        blocks.Section(section => section.Words($"Changes {(plan.ImageOnly ? PlanWords.OnlyTheImage : $"{PlanWords.Counts(plan)}: {PlanWords.Remark(plan)}")}{drift}"));
        var risks = PlanWords.LossesBeside(deployment);
        foreach (var risk in risks.Take(MostRisks))
            blocks.Section(section =>
            {
                section.Words(risk.Kind is Plans.ChangeKind.Delete ? "• destroys " : "• replaces ");
                section.Code(risk.Address);
            });
        if (risks.Length > MostRisks)
            blocks.Section(section => section.Words(string.Create(CultureInfo.InvariantCulture, $"• and {risks.Length - MostRisks} more")));
        if (deployment.Review is { } review)
            AddReview(blocks, review);
        foreach (var decision in deployment.Decisions.TakeLast(MostRisks))
            blocks.Section(section => section.Words(Sentences.Capital(ReviewWords.Decision(decision))));
    }

    private static void AddReview(SlackBlocks blocks, PlanReview review)
    {
        var items = ReviewWords.WorthTelling(review);
        if (!items.IsEmpty)
            blocks.Section(section => section.Words(Sentences.Capital(ReviewWords.Risk(review))));
        foreach (var item in items.Take(MostRisks))
            blocks.Section(section =>
            {
                section.Words($"• {ReviewWords.Effect(item)}: ");
                if (item.Address is { } address)
                    section.Code(address);
                section.Words($"{(item.Address is null ? "" : " ")}{item.Sentence}");
            });
        if (items.Length + review.LeftOut - MostRisks is > 0 and var more)
            blocks.Section(section => section.Words(string.Create(CultureInfo.InvariantCulture, $"• and {more} more")));
        if (review.Cost is { } cost)
            blocks.Section(section => section.Words($"Cost: {ReviewWords.Cost(cost)}"));
    }
}
