using System.Text.Json.Nodes;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Analysis.Detectors;

/// <summary>A value that the code speaks for.</summary>
internal sealed record Finding(string Variable, JsonNode Value, SourceFile File, int Line, double Confidence, string Because)
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

/// <summary>How sure the detectors are, as numbers.</summary>
internal static class Confidence
{
    /// <summary>A guess: worth a proposal, not worth a setting.</summary>
    public const double Low = 0.5;

    /// <summary>Likely: it is used where nothing better is known.</summary>
    public const double Medium = 0.75;

    /// <summary>The code says so.</summary>
    public const double High = 0.9;

    /// <summary>The declaration says so.</summary>
    public const double Declared = 1;
}
