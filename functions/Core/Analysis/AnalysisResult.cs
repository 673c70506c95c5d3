using System.Collections.Immutable;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Events;

namespace Delightful.Core.Analysis;

/// <summary>What an analysis came to.</summary>
/// <param name="VariablesJson">
/// The bytes of a terraform.tfvars.json: what is declared, and what was inferred where nothing is declared. What is in
/// neither is left out, so that the environment's own settings hold. Empty when the analysis refused the source.
/// </param>
/// <param name="Facts">What is known of the service, in the order of the names; those that set a variable name it.</param>
/// <param name="Recommendations">Proposals for people.</param>
/// <param name="Errors">What is wrong, in the order of the file; empty when it succeeded.</param>
public sealed record AnalysisResult(
    byte[] VariablesJson,
    ImmutableArray<Fact> Facts,
    ImmutableArray<Recommendation> Recommendations,
    ImmutableArray<InputError> Errors)
{
    /// <summary>The folder of the service in the source; empty for the top.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The folders of all programs of the source.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>False when the source or its declaration cannot be used.</summary>
    public bool Succeeded => Errors.IsEmpty;

    /// <summary>The first error, whose message counts the others; null when it succeeded.</summary>
    public InputError? Error => Errors switch
    {
        [] => null,
        [var only] => only,
        [var first, .. var others] => first with { Message = $"{first.Message} (and {others.Length} more: {string.Join("; ", others.Take(5))})" },
    };

    /// <summary>True when one of these Terraform variables is set.</summary>
    public bool Sets(params ReadOnlySpan<string> variables)
    {
        foreach (var fact in Facts)
            if (fact.Variable is { } set && variables.Contains(set))
                return true;
        return false;
    }

    /// <summary>True when the declaration sets this Terraform variable.</summary>
    public bool Declares(string variable) => Facts.Any(f => f.Variable == variable && f.Confidence >= 1);

    /// <summary>What is known under a name, the surest first.</summary>
    public IEnumerable<Fact> Of(string name) => Facts.Where(f => f.Name == name).OrderByDescending(f => f.Confidence);
}
