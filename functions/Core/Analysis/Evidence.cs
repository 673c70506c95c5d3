namespace Delightful.Core.Analysis;

/// <summary>Why a variable has its value.</summary>
/// <param name="Variable">The Terraform variable.</param>
/// <param name="Value">The value, as text.</param>
/// <param name="Source">Where it was seen, <c>file:line</c>.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="Because">What was seen there, in a few words.</param>
public sealed record Evidence(string Variable, string Value, string Source, Confidence Confidence, string Because);

/// <summary>How sure a finding is.</summary>
public enum Confidence
{
    /// <summary>A guess: worth a proposal, not worth a setting.</summary>
    Low,

    /// <summary>Likely: it is used where nothing better is known.</summary>
    Medium,

    /// <summary>The code says so.</summary>
    High,

    /// <summary>The declaration says so.</summary>
    Declared,
}
