using Delightful.Core.Plans;

namespace Delightful.Core.Gate.Policies;

/// <summary>One built-in policy about resources of some types.</summary>
/// <param name="Name">Its name: the code of what it finds, and what settings call it by.</param>
/// <param name="Effect">What it means when it finds something.</param>
/// <param name="Maybe">What it means when it cannot tell before the apply; null for nothing.</param>
/// <param name="Says">What is wrong with the resource, as the rest of a sentence.</param>
/// <param name="Types">The types that it looks at.</param>
/// <param name="Kinds">The changes that it looks at.</param>
/// <param name="When">When it finds something; null for always.</param>
/// <param name="Same">The attributes in which one that is destroyed must differ from one that is created; null when it looks at each by itself.</param>
/// <param name="Roles">The paths of the attributes that give it a role, which must be the slot's own; null when it looks at something else.</param>
internal sealed record Policy(
    string Name, RiskEffect Effect, RiskEffect? Maybe, string Says, TypeNames Types, ChangeKind[] Kinds, Condition? When, string[]? Same = null, string[][]? Roles = null)
{
    /// <summary>Whether it finds something in a resource to which this happens.</summary>
    public Truth Of(ChangeKind? kind, PlannedValue before, PlannedValue after) =>
        kind is not { } change || !Kinds.Contains(change) ? Truth.No
        : When is null ? Truth.Yes
        : When.Of(after, before.Value is null ? null : before);
}
