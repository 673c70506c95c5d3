using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Delightful.Core.Analysis.Facts;

namespace Delightful.Core.Analysis.LanguageModel;

/// <summary>What of a model's answer may be added to an analysis.</summary>
/// <param name="Values">Values of variables that nothing else has filled.</param>
/// <param name="Recommendations">Proposals, marked as the model's.</param>
/// <param name="Dropped">How many entries of the answer may not.</param>
public sealed record ModelAdditions(ImmutableArray<ModelValue> Values, ImmutableArray<Recommendation> Recommendations, int Dropped)
{
    /// <summary>How sure a value is that only a model names.</summary>
    public const double Confidence = 0.5;

    /// <summary>An analysis with these additions. What it had stays as it was: the same values, and the same proposals first.</summary>
    public AnalysisResult AddTo(AnalysisResult result)
    {
        var variables = Values.IsEmpty ? null : JsonNode.Parse(result.VariablesJson)!.AsObject();
        var open = OpenVariables.Of(result).Select(v => v.Name).ToList();
        var added = Values.Where(v => open.Contains(v.Variable)).ToList();
        return result with
        {
            VariablesJson = variables is null ? result.VariablesJson : VariablesJson.Write(variables
                .Select(v => KeyValuePair.Create(v.Key, v.Value!))
                .Concat(added.Select(v => KeyValuePair.Create(v.Variable, v.Value)))
                .OrderBy(v => v.Key, StringComparer.Ordinal)),
            Recommendations = [.. result.Recommendations, .. Recommendations],
            Facts = [.. result.Facts.Concat(added.Select(FactOf)).OrderBy(f => f.Name, StringComparer.Ordinal)],
        };
    }

    private static Fact FactOf(ModelValue value) => new(
        FactNames.OfVariable(value.Variable)!, value.Value.ToJsonString().Trim('"'), Confidence, $"{value.File}:{value.Line}", "the language model names this line", value.Variable);
}
