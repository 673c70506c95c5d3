using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Delightful.Core.Text;

namespace Delightful.Core.Analysis.LanguageModel;

/// <summary>
/// Decides what of a model's answer is taken. The answer is as hostile as the source that the model was shown: whatever
/// it says, it adds a few values that stand in the code and a few plain sentences, or nothing.
/// </summary>
public static partial class ModelJudge
{
    /// <summary>The most proposals that are taken.</summary>
    public const int MostRecommendations = 5;

    /// <summary>What a proposal of a model begins with.</summary>
    public const string Mark = "Language model: ";

    private const int LongestTitle = 80;
    private const int LongestReason = 400;

    /// <summary>What may be added to an analysis.</summary>
    /// <param name="answer">What the model said.</param>
    /// <param name="extract">What it was shown.</param>
    /// <param name="result">What is known without it.</param>
    public static ModelAdditions Judge(ModelAnswer answer, SourceExtract extract, AnalysisResult result)
    {
        var open = OpenVariables.Of(result);
        var values = answer.Values
            .GroupBy(v => v.Variable, StringComparer.Ordinal)
            .Where(said => said.Select(v => v.Value.ToJsonString()).Distinct().Count() == 1)
            .Select(said => said.First())
            .Where(v => open.FirstOrDefault(o => o.Name == v.Variable) is { } variable && variable.Rule.Allows(v.Value) && Stands(v, extract))
            .ToList();
        var known = result.Recommendations.Select(r => r.Title).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var proposals = answer.Recommendations
            .Where(r => extract.LineAt(r.File, r.Line) is not null)
            .Select(r => new Recommendation(PlainWords.Of(r.Title, LongestTitle), PlainWords.Of(r.Reason, LongestReason), $"{r.File}:{r.Line}"))
            .Where(r => r.Title.Length > 0 && r.Reason.Length > 0 && known.Add(r.Title))
            .Select(r => r with { Title = Mark + r.Title })
            .Take(MostRecommendations)
            .ToList();
        return new([.. values], [.. proposals], answer.Unusable + answer.Values.Length - values.Count + answer.Recommendations.Length - proposals.Count);
    }

    /// <summary>True when the value itself is on the line that is named for it, and is no part of a longer one.</summary>
    private static bool Stands(ModelValue value, SourceExtract extract)
    {
        var text = value.Value is JsonValue v && v.TryGetValue(out string? path) ? path : value.Value.ToJsonString();
        return extract.LineAt(value.File, value.Line) is { } line
            && Regex.IsMatch(line, $@"(?<![A-Za-z0-9_./-]){Regex.Escape(text)}(?![A-Za-z0-9_/-])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }
}
