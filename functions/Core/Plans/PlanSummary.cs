using System.Collections.Immutable;

namespace Delightful.Core.Plans;

/// <summary>What a plan changes, counted from its JSON, never from its text.</summary>
/// <param name="Create">Resources to create.</param>
/// <param name="Update">Resources to change in place.</param>
/// <param name="Replace">Resources to destroy and create again, in either order.</param>
/// <param name="Delete">Resources to destroy.</param>
/// <param name="ImageOnly">True when nothing changes but a task definition, and in it, as far as the plan tells, only the image.</param>
/// <param name="Changes">The first resources that change, in plan order.</param>
/// <param name="Drift">Resources that this plan changes and that were changed outside Terraform too.</param>
/// <param name="Forget">Resources that stay but are no longer looked after.</param>
public sealed record PlanSummary(
    int Create, int Update, int Replace, int Delete, bool ImageOnly, ImmutableArray<PlannedChange> Changes, int Drift, int Forget = 0)
{
    /// <summary>The most changes that are kept one by one; the counts count all.</summary>
    public const int KeptChanges = 50;

    /// <summary>How many resources change.</summary>
    public int Total => Create + Update + Replace + Delete + Forget;

    /// <summary>True when the plan changes nothing.</summary>
    public bool IsEmpty => Total == 0;
}

/// <summary>One resource that a plan changes.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Type">Its resource type.</param>
/// <param name="Kind">What happens to it.</param>
public sealed record PlannedChange(string Address, string Type, ChangeKind Kind);

/// <summary>What happens to a resource.</summary>
public enum ChangeKind
{
    /// <summary>It does not exist yet.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>It is destroyed and created again, in either order.</summary>
    Replace,

    /// <summary>It is destroyed.</summary>
    Delete,

    /// <summary>It stays but is no longer looked after.</summary>
    Forget,
}
