using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Delightful.Core.Analysis;
using Delightful.Core.Analysis.Facts;
using Delightful.Core.Events;

namespace Delightful.Cli.Views;

/// <summary>What <c>analyze --json</c> writes.</summary>
sealed record AnalysisView(string Source, string Environment, double Milliseconds, ImmutableArray<ServiceAnalysisView> Services)
{
    public static AnalysisView Of(string source, string environment, ImmutableArray<AnalysisResult> results, TimeSpan took) =>
        new(source, environment, Math.Round(took.TotalMilliseconds, 1), [.. results.Select(ServiceAnalysisView.Of)]);
}

/// <summary>One service of it.</summary>
sealed record ServiceAnalysisView(string Folder, ImmutableArray<Fact> Facts, JsonNode? Variables, ImmutableArray<Recommendation> Recommendations, ImmutableArray<InputError> Errors)
{
    public static ServiceAnalysisView Of(AnalysisResult result) =>
        new(result.Folder, result.Facts, result.Succeeded ? JsonNode.Parse(result.VariablesJson) : null, result.Recommendations, result.Errors);
}
