using System.Text.RegularExpressions;
using Delightful.Core.Analysis.Declarations;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.Source;
using Delightful.Core.Text;

namespace Delightful.Core.Analysis;

/// <summary>What an analysis proposes beside what its detectors do.</summary>
internal static partial class Advice
{
    private const int LongestTitle = 200;
    private const int LongestReason = 1000;

    /// <summary>GiB that a database begins with when the environment does not say.</summary>
    internal const int DefaultStorage = 20;

    /// <summary>Where the environment says how many GiB a database begins with.</summary>
    internal const string StorageVariable = "data.database.storage_gib";

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
                $"It is probably {guess.Value}: {guess.Because}. {(FactNames.IsSize(guess.Name) ? "How large and how many is never inferred: the environment says it, or the declaration." : "That is too little to set it.")}",
                guess.Source);
        foreach (var size in facts.Facts.Where(f => f.Name == FactNames.DatabaseSize && Numbers.Parse(f.Value) > DefaultStorage))
            yield return new(
                "Say how large the database is",
                $"It has {size.Value} GiB where {size.Because}. Here it would begin with {DefaultStorage} and grow by itself; {StorageVariable} of the environment's settings says otherwise.",
                size.Source);
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
