using System.Collections.Immutable;
using System.Globalization;
using Delightful.Core.Deployments;
using Delightful.Core.Plans;

namespace Delightful.Core.Feedback;

/// <summary>What a plan changes, in a few words.</summary>
public static class PlanWords
{
    /// <summary>What is said in place of counts when a plan is about nothing but the image.</summary>
    public const string OnlyTheImage = "only the image, as a new revision; nothing is destroyed";

    /// <summary><c>+2 ~1 -0, replaces 0</c>, with new revisions and what is forgotten, moved or taken over when there is any.</summary>
    public static string Counts(PlanSummary plan)
    {
        var revisions = plan.Changes.Count(IsNewRevision);
        return string.Create(CultureInfo.InvariantCulture, $"+{plan.Create} ~{plan.Update} -{plan.Delete}, replaces {plan.Replace - revisions}")
            + More(revisions, "new revisions") + More(plan.Forget, "forgets") + More(plan.Move, "moves") + More(plan.Import, "takes over");
    }

    /// <summary>The same as a sentence would say it.</summary>
    public static string Remark(PlanSummary plan) =>
        plan is { IsEmpty: true, Move: 0, Import: 0 } ? "nothing changes but what runs"
        : plan.Delete + plan.Replace > plan.Changes.Count(IsNewRevision) ? "resources are destroyed or replaced"
        : "nothing is destroyed or replaced";

    /// <summary>What was changed outside Terraform, as a sentence; empty when nothing was.</summary>
    public static string Drift(PlanSummary plan) => plan.Drift switch
    {
        0 => "",
        1 => "1 resource of this plan was changed outside Terraform.",
        _ => string.Create(CultureInfo.InvariantCulture, $"{plan.Drift} resources of this plan were changed outside Terraform."),
    };

    /// <summary>True for what may lose something. A task definition is only ever replaced by its next revision.</summary>
    public static bool IsRisky(PlannedChange change) =>
        change.Kind is ChangeKind.Replace or ChangeKind.Delete && !IsNewRevision(change);

    /// <summary>What may lose something and is not told of by the review.</summary>
    public static ImmutableArray<PlannedChange> LossesBeside(Deployment deployment)
    {
        var told = deployment.Review is { } review ? ReviewWords.WorthTelling(review).Select(item => item.Address).ToHashSet() : [];
        return [.. (deployment.Plan?.Changes ?? []).Where(change => IsRisky(change) && !told.Contains(change.Address))];
    }

    private static bool IsNewRevision(PlannedChange change) =>
        change is { Kind: ChangeKind.Replace, Type: "aws_ecs_task_definition" };

    private static string More(int count, string word) =>
        count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {word} {count}");
}
