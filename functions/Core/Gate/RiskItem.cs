namespace Delightful.Core.Gate;

/// <summary>One thing that a person should know of a plan. Its texts hold no value of the plan and no secret.</summary>
/// <param name="Code">What it is, the same word for the same thing in every plan; a policy's own name when a policy says it.</param>
/// <param name="Sentence">What it is about, as a sentence without its full stop.</param>
/// <param name="Address">The resource it is about; null when it is about the whole plan.</param>
/// <param name="Effect">What it means for the gate.</param>
public sealed record RiskItem(string Code, string Sentence, string? Address, RiskEffect Effect)
{
    /// <summary>What it adds to the risk score.</summary>
    public int Points { get; init; }
}

/// <summary>What something means for the gate, from the least on.</summary>
public enum RiskEffect
{
    /// <summary>It is told.</summary>
    Tell,

    /// <summary>It is told as a warning, and adds to the risk score.</summary>
    Warn,

    /// <summary>A person is asked.</summary>
    Ask,

    /// <summary>The plan is not applied, whoever approves.</summary>
    Deny,
}
