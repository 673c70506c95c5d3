using System.Globalization;
using Delightful.Core.Gate;

namespace Delightful.Core.Feedback;

/// <summary>What a comment says of the review of the plan: the risk with its reasons, and the cost.</summary>
internal static class CommentReview
{
    private const int MostItems = 12;

    public static void AddTo(CommentBody body, PlanReview? review)
    {
        if (review is null)
            return;
        body.TryAddList($"**{Sentences.Capital(ReviewWords.Risk(review))}**", [.. ReviewWords.WorthTelling(review).Select(Item)], MostItems, LeftOut(review));
        if (review.Cost is { } cost)
            body.TryAdd($"**Cost:** {GitHubEscape.Text(ReviewWords.Cost(cost))}.");
    }

    private static string Item(RiskItem item) =>
        $"{ReviewWords.Effect(item.Effect)}: {(item.Address is { } address ? GitHubEscape.Code(address) + " " : "")}{GitHubEscape.Text(item.Sentence)}";

    private static string LeftOut(PlanReview review) =>
        review.LeftOut == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\n- and {review.LeftOut} more that are not kept one by one");
}
