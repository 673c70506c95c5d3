using System.Text.Json.Nodes;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>A value that the code speaks for.</summary>
internal sealed record Finding(string Variable, JsonNode Value, SourceFile File, int Line, Confidence Confidence, string Because)
{
    public string Source => $"{File.Path}:{Line}";
}

/// <summary>What one detector found: values, and proposals.</summary>
internal sealed record Findings(IReadOnlyList<Finding> Values, IReadOnlyList<Recommendation> Recommendations);

/// <summary>Knows one way in which code tells what it needs.</summary>
internal interface IDetector
{
    Findings Look(SourceTree tree);
}
