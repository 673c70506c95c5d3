using System.Collections.Immutable;

namespace Delightful.Core.Gate;

/// <summary>What a person should know of a plan, and what it means for the gate. Small enough to stand in a slot.</summary>
public sealed record PlanReview
{
    /// <summary>The most items that are kept one by one; the score, the verdict and the hash are made of all.</summary>
    public const int MostItems = 40;

    /// <summary>The risk, 0 to 100: the points of all items.</summary>
    public int Score { get; init; }

    /// <summary>The risk in a word.</summary>
    public RiskLevel Level { get; init; }

    /// <summary>What there is to know, the gravest first.</summary>
    public ImmutableArray<RiskItem> Items { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>How many items are not kept.</summary>
    public int LeftOut { get; init; }

    /// <summary>What it costs a month, before and after; null when the plan could not be priced at all.</summary>
    public CostEstimate? Cost { get; init; }

    /// <summary>What follows.</summary>
    public ReviewVerdict Verdict { get; init; }

    /// <summary>
    /// A hash of everything that asks, in the plan and around it. An approval is bound to it: another plan with the same
    /// hash asks for nothing that was not approved. Empty when nothing asks.
    /// </summary>
    public string AskedHash { get; init; } = "";
}

/// <summary>What a review means for the gate.</summary>
public enum ReviewVerdict
{
    /// <summary>Nobody need be asked.</summary>
    Pass,

    /// <summary>A person is asked.</summary>
    Ask,

    /// <summary>It is not applied, whoever approves.</summary>
    Deny,

    /// <summary>Something that should have judged it did not answer: a person is asked and told so.</summary>
    Inconclusive,
}

/// <summary>The risk score in a word.</summary>
public enum RiskLevel
{
    /// <summary>Below 30.</summary>
    Low,

    /// <summary>30 to 59.</summary>
    Medium,

    /// <summary>60 and more.</summary>
    High,
}
