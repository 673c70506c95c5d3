using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Declarations;
using Delightful.Core.Analysis.Source;
using Delightful.Core.Text;

namespace Delightful.Core.Analysis;

/// <summary>What an analysis proposes beside what its detectors do.</summary>
internal static partial class Advice
{
    private const int LongestTitle = 200;
    private const int LongestReason = 1000;

    public static Recommendation NoSource { get; } = new(
        "Upload the source of this commit",
        "There was no source bundle, so nothing is known of the service and the environment's defaults hold. The entry workflow uploads one for each commit.");

    public static IEnumerable<Recommendation> For(SourceTree tree, Declaration? declaration, FactChoice facts, string environment)
    {
        foreach (var remark in tree.Remarks)
            yield return new("Look at the source bundle", remark + ".");
        if (declaration is null)
            yield return new("Declare the service", $"There is no {SourceTree.DeclarationName}, so port, health page and sizes are inferred or left to the environment. Declared values always win.");
        foreach (var (finding, chosen) in facts.Contradicted)
            yield return new(
                $"Make {finding.Fact} say one thing",
                $"{chosen.Value} is used, because it is {(chosen.Confidence >= 1 ? "declared" : "surer")} ({chosen.Source}); but {finding.Because}: {finding.Value}.",
                finding.Source);
        foreach (var guess in facts.Guesses)
            yield return new(
                $"Declare {guess.Name}",
                $"It is probably {guess.Value}: {guess.Because}. That is too little to set it.",
                guess.Source);
        foreach (var setting in facts.Declared.Where(s => s.Variable?.StartsWith("environment_variables.", StringComparison.Ordinal) == true && Secret().IsMatch(s.Key)))
            yield return new(
                "Keep secrets out of the declaration",
                $"{setting.Key} looks like a secret. Plain variables stand in the repository, in the Terraform state and in the task definition; put it in a secret and name its ARN under 'secrets'.",
                $"{declaration!.File}:{setting.Line}");
        if (environment is "prod" or "production" && !facts.Chosen.Any(c => c.Key == "min_count" && Numbers.Of(c.Value) >= 2))
            yield return new("Run two tasks in production", "With one task, one fault is an outage. Declare scaling.min of 2 or more for this environment, unless its own settings do.");
    }

    /// <summary>What it says comes from a source that anyone may have written: visible, and no longer than the event takes.</summary>
    public static Recommendation Shortened(Recommendation all) =>
        new(Shorten.To(CleanText.Line(all.Title), LongestTitle), Shorten.To(CleanText.Line(all.Reason), LongestReason), all.Evidence is { } at ? CleanText.Line(at) : null);

    [GeneratedRegex("password|passwd|secret|token|api_?key|private_?key|credential|connection_?string", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
