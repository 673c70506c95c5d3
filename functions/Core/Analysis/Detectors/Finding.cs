namespace Delightful.Core.Analysis.Detectors;

/// <summary>A value that the source speaks for.</summary>
/// <param name="Fact">What it is about: one of <see cref="Facts.FactNames"/>.</param>
/// <param name="Value">The value, as text.</param>
/// <param name="Confidence">How sure it is, from 0 to 1.</param>
/// <param name="Source">Where it was seen, <c>file:line</c>.</param>
/// <param name="Because">What was seen there, in a few words.</param>
/// <param name="IsDefault">True when it only holds where nothing else is said.</param>
internal sealed record Finding(string Fact, string Value, double Confidence, string? Source, string Because, bool IsDefault = false);

/// <summary>How sure the detectors are.</summary>
internal static class Confidence
{
    /// <summary>The declaration says so.</summary>
    public const double Declared = 1;

    /// <summary>What runs the service says so.</summary>
    public const double Certain = 0.95;

    /// <summary>The code says so.</summary>
    public const double High = 0.85;

    /// <summary>Likely: it is used where nothing better is known.</summary>
    public const double Likely = 0.75;

    /// <summary>From here on a finding sets a variable.</summary>
    public const double Enough = 0.7;

    /// <summary>A guess: worth a proposal, not worth a setting.</summary>
    public const double Guess = 0.5;
}

/// <summary>What detectors found: values, and proposals.</summary>
internal sealed class Findings
{
    private readonly List<Finding> _values = [];
    private readonly List<Recommendation> _recommendations = [];

    public IReadOnlyList<Finding> Values => _values;

    public IReadOnlyList<Recommendation> Recommendations => _recommendations;

    public void Add(string fact, string value, double confidence, string? source, string because) =>
        Add(new Finding(fact, value, confidence, source, because));

    /// <summary>Adds what holds unless something else is said.</summary>
    public void AddDefault(string fact, string value, double confidence, string? source, string because) =>
        Add(new Finding(fact, value, confidence, source, because, IsDefault: true));

    private void Add(Finding finding)
    {
        if (finding.Value.Length is > 0 and <= 500)
            _values.Add(finding);
    }

    public void Advise(string title, string reason, string? source = null) => _recommendations.Add(new Recommendation(title, reason, source));
}

/// <summary>Knows one way in which a source tells what it needs.</summary>
internal interface IDetector
{
    void Look(ServiceView view, Findings to);
}
