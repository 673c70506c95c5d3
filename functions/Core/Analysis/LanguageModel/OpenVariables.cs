using System.Collections.Immutable;
using System.Text.Json;
using Delightful.Core.Analysis.Declarations;
using Delightful.Core.Analysis.Facts;

namespace Delightful.Core.Analysis.LanguageModel;

/// <summary>
/// The variables that a language model may fill where nothing else did. They say what the code is, and without them it
/// may not run at all. None adds a check, or says how large, how safe or with which rights it runs: that is for people and
/// for the environment.
/// </summary>
internal static class OpenVariables
{
    private static readonly ImmutableArray<string> Fillable = ["container_port", "health_path"];

    /// <summary>Those that neither a declaration nor a detector has filled, or has so much as a guess for.</summary>
    public static ImmutableArray<ServiceVariable> Of(AnalysisResult result)
    {
        using var chosen = JsonDocument.Parse(result.VariablesJson);
        return [.. Fillable.Where(v => !chosen.RootElement.TryGetProperty(v, out _) && result.Facts.All(f => f.Variable != v && f.Name != FactNames.OfVariable(v))).Select(ServiceVariables.Named)];
    }

    /// <summary>What is known already of those that may be told: no value of an environment variable or of a secret.</summary>
    public static IEnumerable<Fact> Known(AnalysisResult result) =>
        result.Facts.Where(f => f.Name != FactNames.Secret && f.Variable?.Split('.')[0] is not ("environment_variables" or "secrets"));
}
