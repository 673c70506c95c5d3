using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Delightful.Core.Plans;

/// <summary>What a plan changes, counted from its JSON, never from its text.</summary>
/// <param name="Create">Resources to create.</param>
/// <param name="Update">Resources to change in place.</param>
/// <param name="Replace">Resources to destroy and create again, in either order.</param>
/// <param name="Delete">Resources to destroy.</param>
/// <param name="ImageOnly">True when nothing changes but a task definition, and in it, as far as the plan tells, only the image.</param>
/// <param name="Changes">The first resources that change, in plan order; those that are lost before others.</param>
/// <param name="Drift">Resources that this plan changes and that were changed outside Terraform too.</param>
/// <param name="Forget">Resources that stay but are no longer looked after.</param>
public sealed record PlanSummary(
    int Create, int Update, int Replace, int Delete, bool ImageOnly, ImmutableArray<PlannedChange> Changes, int Drift, int Forget = 0)
{
    /// <summary>The most changes that are kept one by one; the counts count all.</summary>
    public const int KeptChanges = 50;

    /// <summary>Of those to replace, how many are created before the old one is destroyed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int CreateFirst { get; init; }

    /// <summary>Of those to replace, how many are only the next revision of what they replace, whose old one is not missed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Revisions { get; init; }

    /// <summary>Of those to destroy, replace or forget, how many hold data.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int DataAtRisk { get; init; }

    /// <summary>Data sources that are read while it is applied.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Read { get; init; }

    /// <summary>Resources that get another address, changed besides or not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Move { get; init; }

    /// <summary>Resources that exist and are taken over, changed besides or not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Import { get; init; }

    /// <summary>How many resources change.</summary>
    public int Total => Create + Update + Replace + Delete + Forget;

    /// <summary>True when the plan changes nothing.</summary>
    public bool IsEmpty => Total == 0;
}

/// <summary>One resource that a plan changes.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Type">Its resource type.</param>
/// <param name="Kind">What happens to it.</param>
public sealed record PlannedChange(string Address, string Type, ChangeKind Kind)
{
    /// <summary>True when it is replaced and the new one comes before the old one goes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool CreatesFirst { get; init; }

    /// <summary>Why it is replaced: the attributes, with their values where they are short and no secret. Null when Terraform does not say.</summary>
    public string? ReplacedFor { get; init; }

    /// <summary>True when it was changed outside Terraform too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Drifted { get; init; }

    /// <summary>True when it is destroyed, replaced or forgotten, and is no revision.</summary>
    [JsonIgnore]
    public bool IsLoss => Kind is ChangeKind.Delete or ChangeKind.Forget || Kind is ChangeKind.Replace && !ResourceTypes.IsRevision(Type);

    /// <summary>True when nothing else brings back what it holds.</summary>
    [JsonIgnore]
    public bool HoldsData => ResourceTypes.HoldsData(Type);
}

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
